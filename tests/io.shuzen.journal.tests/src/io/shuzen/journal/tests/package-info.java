/**
 * Tests of the journal, crashes included.
 */
package io.shuzen.journal.tests;
