package org.eclipse.swtbot.swt.finder.widgets;

/** A condition did not come true in time. */
public class TimeoutException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public TimeoutException(final String message) {
		super(message);
	}

	public TimeoutException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
