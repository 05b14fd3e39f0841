package io.shuzen.windows.simulation.internal.scenario;

/**
 * A place in a scenario file.
 *
 * @param file the file's name
 * @param line counted from 1
 */
record Position(String file, int line) {
}
