/**
 * Serves simulated machines as endpoints: answers probes, makes changes, keeps changed machines on disk, takes time and has faults.
 */
package io.shuzen.windows.simulation.internal.host;
