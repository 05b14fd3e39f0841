/**
 * How values are put into words on the screen.
 */
package io.shuzen.ui.text;
