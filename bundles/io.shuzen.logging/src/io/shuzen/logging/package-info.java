/**
 * Leads what third-party libraries say through SLF4J into the platform's log, where the Error Log view and the log file
 * show it beside what our own bundles say through {@code ILog}. Nothing is exported; SLF4J finds the provider.
 * <p>
 * A fragment of SLF4J, whose class loader therefore sees the provider like any other service provider on a class path: no extender that
 * watches and rewrites all bundles has to be started for this one service. The extender's capability, which SLF4J requires, is provided in
 * that sense.
 */
package io.shuzen.logging;
