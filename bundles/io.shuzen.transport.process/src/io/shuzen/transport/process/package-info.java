/**
 * The transport to the machine Shuzen itself runs on: commands are processes with the rights Shuzen has, files are the machine's own. It
 * serves the console tools where the Windows interface (scheme {@code local}) is not installed or not wanted.
 */
package io.shuzen.transport.process;
