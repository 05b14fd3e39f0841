/**
 * Doing from code what the user does with menus.
 */
package io.shuzen.ui.command;
