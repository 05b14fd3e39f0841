/** The commands, one class each. */
package io.shuzen.cli.internal.command;
