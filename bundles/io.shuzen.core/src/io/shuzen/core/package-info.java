/**
 * The words everything else is said in: probes and facts, diagnostics and findings, steps and changes, the Windows host
 * that reads and applies them, the transport that carries bytes, and the registries that find implementations. API only:
 * immutable values and interfaces, no input or output.
 */
package io.shuzen.core;
