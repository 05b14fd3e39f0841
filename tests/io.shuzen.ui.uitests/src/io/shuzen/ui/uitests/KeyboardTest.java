package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.junit.jupiter.api.Test;

import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.uitests.part.InventoryPart;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;
import io.shuzen.ui.widget.Layers;

/** The way of somebody with a phone in one hand: no mouse, only posted keys. */
@WorkbenchTest
class KeyboardTest {

	private final Workbench workbench = new Workbench();

	@Test
	void endpointIsOpenedDiagnosedAndPreviewedByKeys() {
		workbench.press("CTRL+SHIFT+E");
		final SWTBotShell dialog = workbench.bot().shell("Open Endpoint");
		Await.that("the dialog has the focus", dialog::isActive);
		type("0618");
		Await.that("one machine is left", () -> dialog.bot().table().rowCount() == 1);
		assertEquals("PC-0618", dialog.bot().table().cell(0, 0));
		workbench.pressEnter();
		workbench.endpoint("PC-0618").awaitWord("Most likely cause");
		workbench.press("F5");
		Await.jobs(DiagnoseJob.FAMILY);
		workbench.changes().awaitPreview(() -> workbench.press("CTRL+SHIFT+P"));
	}

	@Test
	void typingFindsEndpointsInTheInventory() {
		final InventoryPart inventory = workbench.inventory();
		inventory.select("PC-0417");
		OnDisplay.run(inventory.tree().widget::setFocus);
		type("sh-0502");
		Await.that(() -> "it is selected; selected is " + inventory.selected(), () -> inventory.selected().equals(List.of("SH-0502")));
		inventory.toggleTable();
		type("pc-06");
		Await.that(() -> "the first of them is selected; selected is " + inventory.selectedRows(),
				() -> inventory.selectedRows().equals(List.of("PC-0603")));
		inventory.toggleTable();
	}

	@Test
	void whatTakesThePlaceOfWhatHadTheFocusHasIt() {
		final Shell shell = OnDisplay.get(() -> new Shell(workbench.bot().getDisplay()));
		final Composite area = OnDisplay.get(() -> new Composite(shell, SWT.NONE));
		final Layers layers = OnDisplay.get(() -> new Layers(area));
		final List<Button> buttons = OnDisplay
				.get(() -> List.of(new Button(area, SWT.PUSH), new Button(area, SWT.PUSH), new Button(shell, SWT.PUSH)));
		OnDisplay.run(() -> {
			shell.setLayout(new RowLayout());
			layers.show(buttons.getFirst());
			shell.open();
			shell.forceActive();
			buttons.getFirst().setFocus();
		});
		Await.that("the first has the focus", () -> OnDisplay.get(buttons.getFirst()::isFocusControl));
		OnDisplay.run(() -> layers.show(buttons.get(1)));
		Await.that("the second has it", () -> OnDisplay.get(buttons.get(1)::isFocusControl));
		OnDisplay.run(() -> {
			buttons.getLast().setFocus();
			layers.show(buttons.getFirst());
		});
		Await.that("what is beside them keeps it", () -> OnDisplay.get(buttons.getLast()::isFocusControl));
		OnDisplay.run(shell::close);
	}

	private void type(final String letters) {
		for (final char letter : letters.toCharArray()) {
			workbench.type(letter);
		}
	}
}
