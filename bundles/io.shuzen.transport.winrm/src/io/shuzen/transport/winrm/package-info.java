/**
 * The transport over Windows Remote Management: a WS-Management client with the remote command shell (MS-WSMV), over HTTPS with a
 * password or a client certificate. Negotiate (NTLM, Kerberos), CredSSP and message encryption over plain HTTP are not there.
 */
package io.shuzen.transport.winrm;
