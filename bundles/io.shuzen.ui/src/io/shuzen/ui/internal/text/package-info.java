/**
 * Words for values of the engine and the journal.
 */
package io.shuzen.ui.internal.text;
