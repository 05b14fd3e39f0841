/**
 * From facts to findings. A {@link io.shuzen.core.diagnostic.Diagnostic} is a pure function: no input, no output, no clock, no thread.
 * The same one judges a live machine, recorded evidence, and a test's invented state.
 */
package io.shuzen.core.diagnostic;
