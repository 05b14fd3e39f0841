/**
 * The transport over Windows Remote Management: a WS-Management client with the remote shell, its authentication schemes
 * and message encryption.
 */
package io.shuzen.transport.winrm;
