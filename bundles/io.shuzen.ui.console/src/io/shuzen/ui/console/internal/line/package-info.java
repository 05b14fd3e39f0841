/**
 * From what happened in a run to lines of text: pure, without a window.
 */
package io.shuzen.ui.console.internal.line;
