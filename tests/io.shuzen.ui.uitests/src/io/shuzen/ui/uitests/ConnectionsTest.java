package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class ConnectionsTest {

	private final Workbench workbench = new Workbench();

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it is available")
	void theWindowSaysWhyABackEndCannotBeUsedHere() {
		workbench.bot().menu("Window").menu("Preferences…").click();
		final SWTBot dialog = workbench.dialog("Preferences");
		dialog.tree().getTreeItem("Connections").select();
		final SWTBotTable table = dialog.table();
		Await.that("the connections are listed", () -> table.rowCount() > 3);
		final int simulation = table.indexOf("simulation");
		assertEquals("Works here", table.cell(simulation, 2));
		final int local = table.indexOf("Not available here", 2);
		assertTrue(local >= 0, "the Windows API is not available here");
		table.select(local);
		assertFalse(dialog.text(dialogTextIndex(dialog)).getText().isBlank(), "the reason is said");
		dialog.button("Cancel").click();
	}

	/** The search field of the dialog comes first. */
	private static int dialogTextIndex(final SWTBot dialog) {
		return dialog.text(0).getText().isEmpty() ? 1 : 0;
	}
}
