package io.shuzen.engine.internal;

import java.time.InstantSource;

import io.shuzen.journal.Journal;

/**
 * What the runs of one console work with.
 *
 * @param devices   which machines are being worked on
 * @param wallClock what maintenance windows and schedules go by
 */
record RunSurroundings(HostConnectors connectors, DevicesInUse devices, Journal journal, InstantSource wallClock) {
}
