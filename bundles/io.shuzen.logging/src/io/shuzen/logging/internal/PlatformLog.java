package io.shuzen.logging.internal;

import java.util.Hashtable;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.service.debug.DebugOptions;
import org.eclipse.osgi.service.debug.DebugOptionsListener;
import org.eclipse.osgi.service.debug.DebugTrace;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.event.Level;

/** The platform's log and trace, as libraries write to them. Safe for any thread. */
final class PlatformLog implements DebugOptionsListener {

	private static final String BUNDLE = "io.shuzen.logging"; //$NON-NLS-1$

	private final ILog log;
	private volatile DebugTrace trace;

	PlatformLog() {
		log = ILog.of(FrameworkUtil.getBundle(PlatformLog.class));
		Hashtable<String, Object> properties = new Hashtable<>();
		properties.put(DebugOptions.LISTENER_SYMBOLICNAME, BUNDLE);
		// Registered once for the life of the framework: the platform calls back at once, and again when tracing is switched. In the
		// platform's name, because SLF4J's bundle is never started.
		FrameworkUtil.getBundle(ILog.class).getBundleContext().registerService(DebugOptionsListener.class, this, properties);
	}

	@Override
	public void optionsChanged(DebugOptions options) {
		trace = options.getBooleanOption(BUNDLE + "/debug", false) ? options.newDebugTrace(BUNDLE) : null; //$NON-NLS-1$
	}

	boolean isTracing() {
		return trace != null;
	}

	void write(Level level, String logger, String message, Throwable cause) {
		String text = logger + ": " + message; //$NON-NLS-1$
		switch (level) {
		case ERROR -> log.log(new Status(IStatus.ERROR, BUNDLE, text, cause));
		case WARN -> log.log(new Status(IStatus.WARNING, BUNDLE, text, cause));
		case INFO, DEBUG, TRACE -> trace(text, cause);
		}
	}

	private void trace(String text, Throwable cause) {
		DebugTrace current = trace;
		if (current != null) {
			current.trace("/debug", text, cause); //$NON-NLS-1$
		}
	}
}
