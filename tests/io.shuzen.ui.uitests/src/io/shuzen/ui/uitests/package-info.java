/**
 * Tests of the console through a real workbench: what a support engineer clicks, and what then stands on the screen.
 */
package io.shuzen.ui.uitests;
