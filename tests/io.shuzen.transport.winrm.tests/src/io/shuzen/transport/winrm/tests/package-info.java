/**
 * Tests of the WinRM transport against real servers.
 */
package io.shuzen.transport.winrm.tests;
