/**
 * The Training fleet: a sample inventory and the scenario files of its simulated endpoints, each in a realistic broken
 * state. Data only; this bundle holds no code.
 */
package io.shuzen.training;
