/** How commands run as processes of this machine: shells, outputs, process trees, files, and the failures in words. */
package io.shuzen.transport.process.internal;
