/**
 * The commands of the console.
 */
package io.shuzen.ui.internal.command;
