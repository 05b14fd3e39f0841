/**
 * Leads what third-party libraries say through SLF4J into the platform's log, where the Error Log view and the log file
 * show it beside what our own bundles say through {@code ILog}. Nothing is exported; SLF4J finds the provider.
 */
package io.shuzen.logging;
