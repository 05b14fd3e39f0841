/**
 * A Windows host read and changed through the Windows API itself with JNA: this machine, and others through the remote
 * procedure calls of the registry, the service control manager and remote desktop services.
 */
package io.shuzen.windows.jna;
