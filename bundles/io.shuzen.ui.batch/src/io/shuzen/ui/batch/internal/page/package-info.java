/**
 * The page of a run: what it is built of, and how it follows the journal.
 */
package io.shuzen.ui.batch.internal.page;
