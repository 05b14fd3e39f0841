package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class WelcomeTest {

	private final Workbench workbench = new Workbench();

	@BeforeEach
	void welcome() {
		workbench.bot().menu("Help").menu("Welcome").click();
		Await.that("the welcome page is there", this::isOpen);
	}

	@Test
	void firstStepOpensTheExampleAndDiagnosesIt() {
		workbench.bot().viewByTitle("Welcome").bot().button("Diagnose PC-0417").click();
		workbench.endpoint("PC-0417").awaitWord("Most likely cause");
		final List<String> words = workbench.endpoint("PC-0417").words();
		assertTrue(words.contains("PC-0417"), words::toString);
	}

	@Test
	void makesRoomForWhatIsOpenedByKeys() {
		workbench.press("CTRL+SHIFT+E");
		final SWTBotShell dialog = workbench.bot().shell("Open Endpoint");
		Await.that("the dialog has the focus", dialog::isActive);
		for (final char letter : "0417".toCharArray()) {
			workbench.type(letter);
		}
		Await.that("one machine is left", () -> dialog.bot().table().rowCount() == 1);
		workbench.pressEnter();
		workbench.endpoint("PC-0417").awaitWord("Most likely cause");
		Await.that("the welcome page is gone", () -> !isOpen());
		Await.that("keys go on working", () -> OnDisplay.get(() -> workbench.bot().getDisplay().getFocusControl() != null));
	}

	private boolean isOpen() {
		return OnDisplay.get(() -> PlatformUI.getWorkbench().getIntroManager().getIntro() != null);
	}
}
