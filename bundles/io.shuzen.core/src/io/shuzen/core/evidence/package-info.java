/**
 * Recorded machines: a folder with {@code evidence.json} and the raw output of console tools beside it. What is recorded here was
 * captured by a person, by another tool, or by Shuzen itself; a back end (scheme {@code evidence}) turns it into facts with the same
 * parsers that read live machines.
 */
package io.shuzen.core.evidence;
