/**
 * Tests of what the console says, without a window.
 */
package io.shuzen.ui.uitests.console;
