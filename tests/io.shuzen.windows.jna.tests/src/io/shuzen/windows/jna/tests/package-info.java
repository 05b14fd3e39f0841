/**
 * Tests of the Windows API back end: its mappings against the real Windows headers, and all of it on Windows.
 */
package io.shuzen.windows.jna.tests;
