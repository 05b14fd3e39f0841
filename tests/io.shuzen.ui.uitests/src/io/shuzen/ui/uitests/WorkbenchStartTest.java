package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class WorkbenchStartTest {

	@Test
	void firstWindowOpensInInvestigate() {
		AtomicReference<String> perspective = new AtomicReference<>();
		PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
			perspective.set(window.getActivePage().getPerspective().getId());
		});
		assertEquals("io.shuzen.app.investigate", perspective.get());
	}
}
