/**
 * The words of the user interface.
 */
package io.shuzen.ui.internal;
