/**
 * The command line application and its commands.
 */
package io.shuzen.cli.internal;
