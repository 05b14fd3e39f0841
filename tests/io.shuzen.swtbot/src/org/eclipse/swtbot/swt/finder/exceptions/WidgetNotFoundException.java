package org.eclipse.swtbot.swt.finder.exceptions;

/** There is no such widget, after waiting for it. */
public class WidgetNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public WidgetNotFoundException(final String message) {
		super(message);
	}

	public WidgetNotFoundException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
