/**
 * The start of the console and its words.
 */
package io.shuzen.ui.console.internal;
