/**
 * Tests of what tables and trees have in common, without a window.
 */
package io.shuzen.ui.uitests.table;
