/**
 * Windows-like endpoints for tests: tests/lab, brought up and taken down from Java.
 */
package io.shuzen.tests.lab;
