/**
 * Tests of the console-tools back end and its parsers.
 */
package io.shuzen.windows.tests;
