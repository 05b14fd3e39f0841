package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.UnnamedControls;
import io.shuzen.ui.uitests.support.WorkbenchTest;

/** Somebody who does not see the screen is told what every field, table and picture of our own is. */
@WorkbenchTest
class AccessibleNamesTest {

	/** Has nothing to approve, and a parameter to ask for. */
	private static final String RUNBOOK = "Restore the connection for signing in";

	private final Workbench workbench = new Workbench();

	@Test
	void controlsOfEveryViewHaveNames() {
		for (final String id : List.of(ViewIds.INVENTORY, ViewIds.FINDINGS, ViewIds.CHANGES, ViewIds.RUNS, ViewIds.PACKS,
				ViewIds.STEP_PALETTE, ViewIds.PROBLEMS)) {
			OnDisplay.run(() -> show(id));
			final SWTBotView view = workbench.bot().viewById(id);
			assertNamed((Control) view.getWidget());
		}
		// what views of the platform show beside ours is their own
		final List<String> window = OnDisplay
				.get(() -> UnnamedControls.in(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell()));
		assertEquals(List.of(), window.stream().filter(path -> path.contains("> ToolItem")).toList());
	}

	@Test
	void controlsOfEveryPageOfEditorsHaveNames() {
		workbench.inventory().open("PC-0701");
		Await.jobs(DiagnoseJob.FAMILY);
		assertPagesNamed("PC-0701", "Overview", "Findings", "Facts", "History");
		workbench.press("CTRL+SHIFT+T");
		assertPagesNamed("Triage");
		workbench.bot().menu("File").menu("New").menu("Runbook…").click();
		assertPagesNamed("New runbook", "Overview", "Parameters", "Steps", "Strategy", "Source");
	}

	@Test
	void controlsOfDialogsHaveNames() {
		workbench.press("CTRL+SHIFT+E");
		assertNamedAndClose("Open Endpoint");
		workbench.inventory().select("PC-0701");
		workbench.bot().menu("Window").menu("Preferences…").click();
		for (final String page : List.of("General", "Connections", "Appearance", "Remediation Console")) {
			workbench.dialog("Preferences").tree().getTreeItem(page).select();
			assertNamed(OnDisplay.get(AccessibleNamesTest::selectedPreferencePage));
		}
		workbench.dialog("Preferences").button("Cancel").click();
		asked(SecretStore.class, store -> store.secret(SecretReference.parse("store:no-such-secret").orElseThrow()));
		assertNamedAndClose("Secret of a Runbook");
		asked(HostTrust.class, trust -> trust.unknownHostKey(EndpointDescriptor.of("PC-2", "pc-2.example.com", "ssh"), "ED25519 SHA256:def"));
		assertNamedAndClose("Unknown Host");
	}

	@Test
	void controlsOnTheWayOfARepairHaveNames() {
		workbench.inventory().select("Nagoya (7)");
		workbench.press("CTRL+SHIFT+R");
		final SWTBot wizard = workbench.dialog("Run a Runbook on 7 Endpoints");
		wizard.table().select(RUNBOOK);
		while (wizard.button("Next >").isEnabled()) {
			assertNamed("Run a Runbook on 7 Endpoints");
			wizard.button("Next >").click();
		}
		assertNamed("Run a Runbook on 7 Endpoints");
		workbench.changes().awaitPreview(() -> wizard.button("Finish").click());
		workbench.changes().apply();
		assertNamed(RUNBOOK);
		workbench.dialog(RUNBOOK).button(workbench.changes().applyLabel()).click();
		Await.jobs(Repairs.FAMILY);
		workbench.run(RUNBOOK).awaitHeading("Some failed");
		assertPagesNamed(RUNBOOK);
		workbench.run(RUNBOOK).press("Undo…");
		assertNamedAndClose("Undo");
	}

	private void assertPagesNamed(final String title, final String... pages) {
		final SWTBotEditor editor = workbench.bot().editorByTitle(title);
		for (final String page : pages) {
			editor.bot().cTabItem(page).activate();
		}
		assertNamed((Control) editor.getWidget());
	}

	private void assertNamed(final String dialog) {
		workbench.dialog(dialog);
		assertNamed(workbench.bot().shell(dialog).widget);
	}

	private void assertNamedAndClose(final String dialog) {
		assertNamed(dialog);
		final SWTBotShell shell = workbench.bot().shell(dialog);
		shell.bot().button(dialog.equals("Unknown Host") ? "Do Not Connect" : "Cancel").click();
		Await.that("the dialog is closed", () -> !workbench.isOpen(dialog));
	}

	private static void assertNamed(final Control control) {
		assertFalse(OnDisplay.get(control::isDisposed));
		assertEquals(List.of(), OnDisplay.get(() -> UnnamedControls.in(control)));
	}

	private static Control selectedPreferencePage() {
		final var dialog = (PreferenceDialog) PlatformUI.getWorkbench().getDisplay().getActiveShell().getData();
		return ((IPreferencePage) dialog.getSelectedPage()).getControl();
	}

	private static void show(final String view) {
		final IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
		try {
			page.showView(view);
		} catch (final PartInitException e) {
			throw new AssertionError(e);
		}
	}

	private static <S> void asked(final Class<S> type, final Consumer<S> question) {
		final BundleContext context = FrameworkUtil.getBundle(AccessibleNamesTest.class).getBundleContext();
		final S service = context.getService(context.getServiceReference(type));
		CompletableFuture.runAsync(() -> question.accept(service));
	}
}
