/** Tests of the transport to the machine Shuzen runs on, with real processes: of this system's shell, and of Windows' cmd.exe in Wine. */
package io.shuzen.transport.process.tests;
