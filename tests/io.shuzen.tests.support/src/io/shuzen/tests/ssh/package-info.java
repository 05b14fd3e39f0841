/**
 * An SSH server within the tests, for what a real one cannot be made to do.
 */
package io.shuzen.tests.ssh;
