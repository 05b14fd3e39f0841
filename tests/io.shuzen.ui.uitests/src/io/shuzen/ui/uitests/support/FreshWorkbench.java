package io.shuzen.ui.uitests.support;

import java.util.Arrays;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.windows.simulation.Simulation;

/**
 * Gives every test a workbench as after the first start: one maximised window in the perspective Investigate without editors, and simulated
 * machines as their scenarios say. The state folder belongs to the test run alone; the build deletes it before each.
 */
final class FreshWorkbench implements BeforeEachCallback {

	@Override
	public void beforeEach(final ExtensionContext context) throws Exception {
		final SWTWorkbenchBot bot = new SWTWorkbenchBot();
		Await.that("the workbench has a window", () -> PlatformUI.isWorkbenchRunning()
				&& OnDisplay.get(() -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0));
		OnDisplay.run(() -> {
			final var intros = PlatformUI.getWorkbench().getIntroManager();
			if (intros.getIntro() != null) {
				intros.closeIntro(intros.getIntro());
			}
			final Shell window = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
			// a dialog that a failed test left open would keep all that follow waiting
			Arrays.stream(window.getDisplay().getShells()).filter(shell -> shell != window && shell.isVisible())
					.forEach(Shell::close);
			window.setMaximized(true);
			window.forceActive();
		});
		Await.jobs(DiagnoseJob.FAMILY);
		Await.jobs(Repairs.FAMILY);
		bot.closeAllEditors();
		bot.perspectiveById(Workbench.INVESTIGATE).activate();
		bot.resetWorkbench();
		closeOtherInventories();
		PlatformUI.getWorkbench().getService(Simulation.class).resetAll();
		InstanceScope.INSTANCE.getNode("io.shuzen.ui.console").clear();
		final Workbench workbench = new Workbench();
		workbench.inventory().filter("");
		Await.that("the training fleet is open",
				() -> workbench.inventory().roots().stream().anyMatch(root -> root.startsWith(Workbench.TRAINING_FLEET)));
	}

	private static void closeOtherInventories() {
		final OpenInventories inventories = PlatformUI.getWorkbench().getService(OpenInventories.class);
		OnDisplay.run(() -> inventories.all().stream()
				.filter(inventory -> !inventory.name().equals(Workbench.TRAINING_FLEET)).forEach(inventories::close));
	}
}
