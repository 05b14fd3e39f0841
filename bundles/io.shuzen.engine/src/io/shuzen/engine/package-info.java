/**
 * Runs diagnostics and runbooks over endpoints: plans, waves, concurrency, thresholds, time-outs, cancelling, resuming and
 * undoing. It knows no Windows tool, no Office and no window.
 */
package io.shuzen.engine;
