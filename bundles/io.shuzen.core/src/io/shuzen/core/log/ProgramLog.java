package io.shuzen.core.log;

import java.lang.System.Logger.Level;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * What goes wrong in Shuzen itself, for whoever looks after it, in English. It goes to the platform's log; where no framework runs, as in a
 * program that uses the engine as a library, to the Java runtime's, which by itself writes to the standard error output. The platform's own
 * {@link ILog#of(Class)} throws there, and what was to be done about the defect would not be done. Immutable, for any thread.
 */
public final class ProgramLog {

	private final Class<?> source;
	/** Null where no framework runs. */
	private final Bundle bundle;

	private ProgramLog(final Class<?> source) {
		this.source = source;
		bundle = FrameworkUtil.getBundle(source);
	}

	/** @param source the class that has something to say */
	public static ProgramLog of(final Class<?> source) {
		return new ProgramLog(source);
	}

	/** Something failed that should not. */
	public void error(final String message, final Throwable cause) {
		write(IStatus.ERROR, Level.ERROR, message, cause);
	}

	/** Something is not as it should be. */
	public void error(final String message) {
		error(message, null);
	}

	/** Something failed that somebody should look at. */
	public void warn(final String message, final Throwable cause) {
		write(IStatus.WARNING, Level.WARNING, message, cause);
	}

	/** Somebody should look at something. */
	public void warn(final String message) {
		warn(message, null);
	}

	/** Something that explains what else is seen. */
	public void info(final String message) {
		write(IStatus.INFO, Level.INFO, message, null);
	}

	private void write(final int severity, final Level level, final String message, final Throwable cause) {
		if (bundle == null) {
			System.getLogger(source.getName()).log(level, message, cause);
		} else {
			ILog.of(bundle).log(new Status(severity, bundle.getSymbolicName(), message, cause));
		}
	}
}
