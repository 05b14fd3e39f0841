/**
 * Small controls that several parts of the console share.
 */
package io.shuzen.ui.widget;
