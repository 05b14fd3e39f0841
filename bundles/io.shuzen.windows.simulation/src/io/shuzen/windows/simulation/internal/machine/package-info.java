/**
 * The state of a simulated machine as immutable values: {@link io.shuzen.windows.simulation.internal.machine.MachineState} and what it
 * consists of. A change makes a new state that shares with the former one what it did not touch.
 */
package io.shuzen.windows.simulation.internal.machine;
