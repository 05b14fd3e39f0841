/**
 * The page about a run over many endpoints: a matrix of endpoints and steps, live while the run is under way and from the journal
 * afterwards.
 */
package io.shuzen.ui.batch;
