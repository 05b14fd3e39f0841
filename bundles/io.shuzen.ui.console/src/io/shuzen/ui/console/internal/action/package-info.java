/**
 * What the user does with the console.
 */
package io.shuzen.ui.console.internal.action;
