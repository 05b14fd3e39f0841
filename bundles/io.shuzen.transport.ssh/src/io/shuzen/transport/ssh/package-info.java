/**
 * The transport over SSH: sessions, command execution, file transfer, host key checking and authentication with Apache
 * MINA SSHD, as OpenSSH for Windows serves them.
 */
package io.shuzen.transport.ssh;
