package io.shuzen.ui.uitests.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which an error was logged: what looks right on the screen may have gone wrong behind it. */
final class NoErrorsLogged implements BeforeEachCallback, AfterTestExecutionCallback {

	private final List<IStatus> errors = new CopyOnWriteArrayList<>();
	private final ILogListener listener = (status, plugin) -> {
		if (status.matches(IStatus.ERROR)) {
			errors.add(status);
		}
	};

	@Override
	public void beforeEach(final ExtensionContext context) {
		errors.clear();
		Platform.addLogListener(listener);
	}

	@Override
	public void afterTestExecution(final ExtensionContext context) {
		Platform.removeLogListener(listener);
		assertTrue(errors.isEmpty(), () -> "errors in the log:\n" + describe(errors));
	}

	private static String describe(final List<IStatus> errors) {
		final StringWriter text = new StringWriter();
		final PrintWriter writer = new PrintWriter(text);
		for (final IStatus error : errors) {
			writer.println(error.getPlugin() + ": " + error.getMessage());
			if (error.getException() != null) {
				error.getException().printStackTrace(writer);
			}
		}
		return text.toString();
	}
}
