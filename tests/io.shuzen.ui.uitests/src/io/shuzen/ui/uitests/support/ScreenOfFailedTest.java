package io.shuzen.ui.uitests.support;

import java.nio.file.Path;

import org.eclipse.swtbot.swt.finder.utils.SWTUtils;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a picture of the screen as it was when a test failed. */
final class ScreenOfFailedTest implements AfterTestExecutionCallback {

	private static final Path FOLDER = Path.of("target", "screenshots").toAbsolutePath();

	@Override
	public void afterTestExecution(final ExtensionContext context) {
		if (context.getExecutionException().isPresent()) {
			final Path file = FOLDER.resolve(context.getRequiredTestClass().getSimpleName() + '.'
					+ context.getRequiredTestMethod().getName() + ".png");
			if (SWTUtils.captureScreenshot(file.toString())) {
				System.err.println("The screen when " + context.getDisplayName() + " failed: " + file);
			}
		}
	}
}
