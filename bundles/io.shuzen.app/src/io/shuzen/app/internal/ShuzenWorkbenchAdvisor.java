package io.shuzen.app.internal;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Says how the workbench starts: its first perspective, its window, and that its layout is kept. */
final class ShuzenWorkbenchAdvisor extends WorkbenchAdvisor {

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		super.initialize(configurer);
		configurer.setSaveAndRestore(true);
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new WorkbenchWindowAdvisor(configurer) {
			@Override
			public void preWindowOpen() {
				configurer.setInitialSize(new Point(1280, 800));
				configurer.setShowCoolBar(true);
				configurer.setShowMenuBar(true);
				configurer.setShowPerspectiveBar(true);
				configurer.setShowProgressIndicator(true);
				configurer.setShowStatusLine(true);
				configurer.setTitle("Shuzen"); //$NON-NLS-1$
			}
		};
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return InvestigatePerspective.ID;
	}
}
