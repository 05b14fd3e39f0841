/**
 * Tests of a workbench that was started in Japanese. They run in a process of their own.
 */
package io.shuzen.ui.uitests.japanese;
