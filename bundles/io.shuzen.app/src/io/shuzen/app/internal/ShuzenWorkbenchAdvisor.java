package io.shuzen.app.internal;

import java.util.List;

import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

import io.shuzen.app.internal.appearance.Appearance;
import io.shuzen.app.internal.welcome.FirstStart;

/** Says how the workbench starts: its first perspective, its window, and that its layout is kept. */
final class ShuzenWorkbenchAdvisor extends WorkbenchAdvisor {

	/** Pages of platform bundles that belong to tools this product does not have. */
	private static final List<String> STRAY_PREFERENCE_PAGES = List.of(
			"org.eclipse.ui.internal.console.ansi.preferences.AnsiConsolePreferencePage");

	private final FilesOfStart files;

	ShuzenWorkbenchAdvisor(final FilesOfStart files) {
		this.files = files;
	}

	@Override
	public void initialize(final IWorkbenchConfigurer configurer) {
		super.initialize(configurer);
		configurer.setSaveAndRestore(true);
		PlatformUI.getPreferenceStore().setDefault(IWorkbenchPreferenceConstants.SHOW_PROGRESS_ON_STARTUP, false);
		PlatformUI.getPreferenceStore().setDefault(IWorkbenchPreferenceConstants.SHOW_MEMORY_MONITOR, false);
	}

	@Override
	public void postStartup() {
		STRAY_PREFERENCE_PAGES.forEach(PlatformUI.getWorkbench().getPreferenceManager()::remove);
		Appearance.preferred().apply(PlatformUI.getWorkbench());
		if (files.isEmpty()) {
			FirstStart.welcome(PlatformUI.getWorkbench());
		} else {
			files.open(PlatformUI.getWorkbench());
		}
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(final IWorkbenchWindowConfigurer configurer) {
		return new ShuzenWindowAdvisor(configurer);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return PerspectiveIds.INVESTIGATE;
	}

	/** The first page of the preferences dialog. */
	@Override
	public String getMainPreferencePageId() {
		return "io.shuzen.ui.preferences.general";
	}
}
