/** The journal in an SQLite file: one writer thread that syncs many waiting appends at once, and readers beside it. */
package io.shuzen.journal.internal;
