/**
 * Tables and trees that stay quick with many thousand rows: native SWT widgets in virtual mode over an immutable list of rows, asked only
 * for what is visible. All of it belongs to the user interface's thread.
 */
package io.shuzen.ui.table;
