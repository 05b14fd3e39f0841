/**
 * The page of a run.
 */
package io.shuzen.ui.uitests.batch;
