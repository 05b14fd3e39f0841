/**
 * Tests of the inventory and runbook models: files, validation, unknown content, size.
 */
package io.shuzen.model.tests;
