package io.shuzen.app.internal;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

import io.shuzen.app.internal.appearance.Appearance;
import io.shuzen.app.internal.appearance.GtkStyle;

/** Opens the workbench and stays until its last window is closed. */
public final class WorkbenchApplication implements IApplication {

	private static final String VERSION_PROPERTY = "shuzen.version";

	@Override
	public Object start(final IApplicationContext context) {
		Display.setAppName(WindowTitle.PRODUCT);
		// about.mappings puts it into the about dialog
		System.setProperty(VERSION_PROPERTY, context.getBrandingBundle().getVersion().toString());
		GtkStyle.prepare(Appearance.preferred());
		final Display display = PlatformUI.createDisplay();
		try {
			final FilesOfStart files = FilesOfStart.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
			final int code = PlatformUI.createAndRunWorkbench(display, new ShuzenWorkbenchAdvisor(files));
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	@Override
	public void stop() {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		final IWorkbench workbench = PlatformUI.getWorkbench();
		final Display display = workbench.getDisplay();
		display.syncExec(() -> {
			if (!display.isDisposed()) {
				workbench.close();
			}
		});
	}
}
