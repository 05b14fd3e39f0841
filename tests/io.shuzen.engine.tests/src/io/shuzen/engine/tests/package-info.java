/**
 * Tests of the engine over simulated endpoints.
 */
package io.shuzen.engine.tests;
