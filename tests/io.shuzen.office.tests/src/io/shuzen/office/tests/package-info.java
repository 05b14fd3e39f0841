/**
 * Tests of the Office diagnostics, steps and parsers over recorded facts.
 */
package io.shuzen.office.tests;
