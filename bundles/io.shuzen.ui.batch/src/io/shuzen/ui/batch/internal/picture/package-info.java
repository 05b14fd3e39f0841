/**
 * What a run looks like at a moment, made of the entries of the journal. Pure: no widgets, no threads, no reading.
 */
package io.shuzen.ui.batch.internal.picture;
