/**
 * From the journal to the pages, beside the user interface's thread.
 */
package io.shuzen.ui.console.internal.feed;
