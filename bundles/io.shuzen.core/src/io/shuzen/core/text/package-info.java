/**
 * Words for people, in every language Shuzen speaks. Findings, changes and failures carry {@link io.shuzen.core.text.Text} instead of
 * a string, because the same value is shown in the console's language, printed by the command line, and pasted into a ticket in another.
 * All types are immutable and may be used from any thread.
 */
package io.shuzen.core.text;
