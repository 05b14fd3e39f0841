/**
 * Recorded machines: a folder with {@code evidence.json} and the raw output of console tools beside it. What is recorded here was
 * captured by a person, by another tool, or by Shuzen itself; a back end (scheme {@code evidence}) turns it into facts with the same
 * parsers that read live machines.
 * <p>
 * The rule for tools that no typed probe covers: nobody can foresee how a person typed a pack's own tool ({@code cscript "C:\Program
 * Files\…\ospp.vbs" /dstatus}). So that back end answers, beside what was asked, with a {@link io.shuzen.core.probe.ToolProbe} fact for
 * every recorded tool output it has no parser for, its command as typed, and a pack's {@link io.shuzen.core.probe.Reading} recognises
 * its tools among all facts.
 */
package io.shuzen.core.evidence;
