/** How the WinRM transport works: requests, answers, shells and their commands, files, and the failures in words. */
package io.shuzen.transport.winrm.internal;
