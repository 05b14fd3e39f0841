/**
 * What was run: the Runs view and the history of an endpoint, read from the journal.
 */
package io.shuzen.ui.internal.history;
