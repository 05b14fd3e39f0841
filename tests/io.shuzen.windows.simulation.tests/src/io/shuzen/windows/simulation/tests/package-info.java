/**
 * Tests of the simulated Windows machine.
 */
package io.shuzen.windows.simulation.tests;
