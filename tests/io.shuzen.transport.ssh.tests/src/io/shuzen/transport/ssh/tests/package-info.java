/**
 * Tests of the SSH transport against a real server.
 */
package io.shuzen.transport.ssh.tests;
