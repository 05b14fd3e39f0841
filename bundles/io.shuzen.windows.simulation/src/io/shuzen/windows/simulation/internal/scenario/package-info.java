/**
 * Reads scenario files: what a machine is at the beginning, what its tools answer and do. Every mistake is reported with the file and the
 * line. The format is described in docs/scenarios.md.
 */
package io.shuzen.windows.simulation.internal.scenario;
