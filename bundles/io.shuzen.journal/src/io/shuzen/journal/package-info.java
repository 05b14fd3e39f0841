/**
 * The durable record of runs. A {@link io.shuzen.journal.Journal} only ever grows: an intent is on the disk before its change is made,
 * an outcome before anything is built on it, so that after a crash at any instant it is known what was done. Entries are linked by
 * hashes, run by run; secrets are never in it, only references to them.
 * <p>
 * All types are immutable, or thread-safe where they say so. The words of failures are for people.
 */
package io.shuzen.journal;
