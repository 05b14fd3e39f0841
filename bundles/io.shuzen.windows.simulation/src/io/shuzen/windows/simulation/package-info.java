/**
 * Windows machines in memory, loaded from readable scenario files: for training, for trying a runbook out, and for tests at a scale no
 * laboratory has. Latency and faults can be set ({@link io.shuzen.windows.simulation.SimulationOptions}); machines can be brought back
 * to their scenario and compared as a whole ({@link io.shuzen.windows.simulation.Simulation}).
 */
package io.shuzen.windows.simulation;
