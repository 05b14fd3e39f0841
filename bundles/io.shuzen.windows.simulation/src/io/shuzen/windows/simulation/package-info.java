/**
 * A Windows machine in memory, loaded from a readable scenario file: for training, for trying a runbook out, and for tests
 * at a scale no laboratory has. Latency and faults can be set.
 */
package io.shuzen.windows.simulation;
