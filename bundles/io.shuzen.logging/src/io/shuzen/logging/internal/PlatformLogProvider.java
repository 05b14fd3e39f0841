package io.shuzen.logging.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** What SLF4J finds by its service name and gets its loggers from. */
public final class PlatformLogProvider implements SLF4JServiceProvider {

	/** The newest SLF4J this provider was written against; SLF4J refuses a provider that names another major line. */
	private static final String API_VERSION = "2.0.99"; //$NON-NLS-1$

	private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
	private final IMarkerFactory markers = new BasicMarkerFactory();
	private final MDCAdapter contexts = new NOPMDCAdapter();
	private final PlatformLog log = new PlatformLog();

	@Override
	public void initialize() {
		// Nothing to prepare: loggers are made when they are first asked for.
	}

	@Override
	public ILoggerFactory getLoggerFactory() {
		return name -> loggers.computeIfAbsent(name, each -> new PlatformLogger(each, log));
	}

	@Override
	public IMarkerFactory getMarkerFactory() {
		return markers;
	}

	@Override
	public MDCAdapter getMDCAdapter() {
		return contexts;
	}

	@Override
	public String getRequestedApiVersion() {
		return API_VERSION;
	}
}
