/**
 * Tests of the core values and registries.
 */
package io.shuzen.core.tests;
