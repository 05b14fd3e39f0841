package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.report.ReportForm;
import io.shuzen.ui.internal.endpoint.EndpointReports;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

/** Reports: as a copy, and as Export Report does after its dialog, which is the desktop's own and cannot be worked by a test. */
@WorkbenchTest
class EndpointReportsTest {

	private static final String CAUSE = "Accounts that do not belong together are signed in to Office";

	@TempDir
	Path folder;

	private final Workbench workbench = new Workbench();

	@Test
	void theEndpointsPageOffersItWhenThereIsSomethingToReport() {
		workbench.inventory().open("PC-0417");
		workbench.endpoint("PC-0417").awaitWord(CAUSE);
		Await.that("there is something to export", () -> workbench.endpoint("PC-0417").isEnabled("Export Report…"));
	}

	@Test
	void whatIsShownIsWrittenInEitherForm() throws Exception {
		final String html = export(ReportForm.HTML, false);
		assertTrue(html.startsWith("<!DOCTYPE html>") && html.contains(CAUSE), html);
		final String markdown = export(ReportForm.MARKDOWN, false);
		assertTrue(markdown.contains("PC-0417") && markdown.contains(CAUSE) && markdown.contains("t.yamada@fabrikam.com"), markdown);
	}

	@Test
	void withPseudonymsItNamesNobody() throws Exception {
		final String masked = export(ReportForm.MARKDOWN, true);
		assertTrue(masked.contains(CAUSE), masked);
		for (final String name : new String[] { "PC-0417", "t.yamada", "fabrikam" }) {
			assertFalse(masked.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)), masked);
		}
	}

	@Test
	void aCopyIsMadeInTheBackground() {
		workbench.inventory().open("PC-0417");
		workbench.endpoint("PC-0417").awaitWord(CAUSE);
		workbench.endpoint("PC-0417").copyReport();
		Await.that(() -> "the report is on the clipboard; there is: " + clipboard(),
				() -> clipboard().contains("PC-0417") && clipboard().contains(CAUSE));
	}

	private static String clipboard() {
		return OnDisplay.get(() -> {
			final Clipboard clipboard = new Clipboard(Display.getCurrent());
			try {
				return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
			} finally {
				clipboard.dispose();
			}
		});
	}

	private String export(final ReportForm form, final boolean masked) throws IOException {
		workbench.inventory().open("PC-0417");
		workbench.endpoint("PC-0417").awaitWord(CAUSE);
		final IWorkbench services = PlatformUI.getWorkbench();
		final Diagnosis diagnosis = services.getService(EndpointStates.class).all().entrySet().stream()
				.filter(state -> state.getKey().name().equals("PC-0417")).findFirst().orElseThrow().getValue().diagnosis().orElseThrow();
		final Path file = folder.resolve("report." + form.ending());
		new EndpointReports(services.getService(PackRegistry.class), services.getService(RunbookCatalog.class)).export(diagnosis, file, form,
				masked);
		Await.jobs(EndpointReports.JOB_FAMILY);
		assertEquals(1, folder.toFile().list((parent, name) -> name.equals(file.getFileName().toString())).length);
		return Files.readString(file);
	}
}
