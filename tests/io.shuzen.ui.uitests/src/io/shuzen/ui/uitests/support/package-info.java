/**
 * What every test of the user interface goes by: a workbench as after the first start, a log without errors, a window that answers, and
 * a picture of the screen when a test fails.
 */
package io.shuzen.ui.uitests.support;
