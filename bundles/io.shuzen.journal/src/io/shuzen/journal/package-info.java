/**
 * The durable, append-only record of runs: an intent with its backup before each change, the outcome after it. It is what
 * resume and undo work from, and what tells after a crash which endpoints are in doubt.
 */
package io.shuzen.journal;
