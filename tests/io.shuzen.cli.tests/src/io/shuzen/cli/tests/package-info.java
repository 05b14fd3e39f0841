/**
 * Tests of the command line.
 */
package io.shuzen.cli.tests;
