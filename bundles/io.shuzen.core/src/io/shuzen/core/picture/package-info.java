/**
 * What a pack shows of a machine at a glance: tables of its subject, for a report or a screen, made from the same facts that its
 * diagnostics judge. All types are immutable and may be used from any thread.
 */
package io.shuzen.core.picture;
