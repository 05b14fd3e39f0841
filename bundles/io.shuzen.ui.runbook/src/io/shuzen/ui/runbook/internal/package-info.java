/** The editor's pages, the views around it, and what they share. Everything here belongs to the user interface's thread. */
package io.shuzen.ui.runbook.internal;
