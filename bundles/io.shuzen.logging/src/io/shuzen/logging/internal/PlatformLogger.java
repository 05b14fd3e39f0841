package io.shuzen.logging.internal;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One library logger. Warnings and errors go to the log; the rest only to the trace, and only when that is switched on. */
final class PlatformLogger extends LegacyAbstractLogger {

	private static final long serialVersionUID = 1L;

	private final transient PlatformLog log;

	PlatformLogger(String name, PlatformLog log) {
		this.name = name;
		this.log = log;
	}

	@Override
	public boolean isTraceEnabled() {
		return log.isTracing();
	}

	@Override
	public boolean isDebugEnabled() {
		return log.isTracing();
	}

	@Override
	public boolean isInfoEnabled() {
		return log.isTracing();
	}

	@Override
	public boolean isWarnEnabled() {
		return true;
	}

	@Override
	public boolean isErrorEnabled() {
		return true;
	}

	@Override
	protected String getFullyQualifiedCallerName() {
		return null;
	}

	@Override
	protected void handleNormalizedLoggingCall(Level level, Marker marker, String pattern, Object[] arguments,
			Throwable cause) {
		log.write(level, name, MessageFormatter.basicArrayFormat(pattern, arguments), cause);
	}
}
