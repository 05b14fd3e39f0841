/**
 * Copying what is on the screen into a ticket or a spreadsheet.
 */
package io.shuzen.ui.copy;
