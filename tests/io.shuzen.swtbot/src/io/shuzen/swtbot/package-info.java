/**
 * Drives the workbench under the API names of SWTBot, just as far as the UI tests use them, where SWTBot itself cannot be had.
 * The build leaves this bundle out with {@code -Pswtbot}, and the same tests run with the real one.
 */
package io.shuzen.swtbot;
