package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Journal;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunResult;
import io.shuzen.ui.console.internal.preference.ConsolePreferences;
import io.shuzen.ui.uitests.console.Events;
import io.shuzen.ui.uitests.part.ConsolePart;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.WorkbenchTest;

/** The console view fed through the real journal. */
@WorkbenchTest
class ConsoleViewTest {

	private static final String ALL = "All endpoints";

	private final Workbench workbench = new Workbench();
	private final String runId = "test-" + UUID.randomUUID();
	private ConsolePart console;

	@BeforeEach
	void openConsole() {
		console = workbench.console();
	}

	@Test
	void runOfAFewEndpointsOpensTheirPages() throws FailureException {
		final String one = endpoint(1);
		final String other = endpoint(2);
		write(Stream.concat(Stream.of(Events.started(2)), Stream.of(one, other).flatMap(ConsoleViewTest::repair)));
		console.awaitText(one, "✔ Delete registry key");
		console.awaitText(other, "✔ Delete registry key");
		console.awaitText(ALL, "started on 2 endpoints");
		assertTrue(console.text(ALL).contains(one + ", " + other + "  ✔ Delete registry key"),
				() -> "equal lines are one line: " + console.text(ALL));
	}

	@Test
	void runOfThousandsOpensNoPagesAndFoldsTheirLines() throws FailureException {
		final List<String> before = console.pages();
		final int count = 2_000;
		write(Stream.concat(Stream.of(Events.started(count)),
				Stream.iterate(1, number -> number <= count, number -> number + 1).flatMap(number -> repair(endpoint(number)))));
		console.awaitText(ALL, "started on 2,000 endpoints");
		Await.that("the last endpoints are told of", () -> console.text(ALL).contains("more  ✔ Succeeded in"));
		assertEquals(before, console.pages());
		assertTrue(console.text(ALL).lines().count() < count, "thousands of equal lines would be unreadable");
	}

	@Test
	void onlyTheNewestPagesAreKept() throws FailureException {
		ConsolePreferences.node().putInt("pages", 3);
		for (int number = 1; number <= 5; number++) {
			write(Stream.concat(Stream.of(Events.started(1)), repair(endpoint(number))));
			console.awaitText(endpoint(number), "Succeeded in");
		}
		Await.that(() -> "the oldest pages are closed; open are " + console.pages(),
				() -> console.pages().stream().filter(page -> !page.startsWith(ALL)).count() == 3);
		assertTrue(console.pages().contains(endpoint(5)));
		assertFalse(console.pages().contains(endpoint(1)));
	}

	@Test
	void fullPageLetsTheOldestLinesGoAndSaysHowMany() throws FailureException {
		ConsolePreferences.node().putInt("capacityOfEndpoint", 10_000);
		final String endpoint = endpoint(1);
		write(Stream.concat(Stream.of(Events.started(1), Events.accepted(endpoint)),
				Stream.iterate(1, number -> number <= 600, number -> number + 1)
						.map(number -> Events.output(endpoint, "line of output number " + number))));
		Await.that(() -> "the page's title says it; titles are " + console.pages(),
				() -> console.pages().stream().anyMatch(page -> page.matches(endpoint + " - \\d+ older lines .*")));
		final String page = console.pages().stream().filter(title -> title.startsWith(endpoint)).findFirst().orElseThrow();
		console.awaitText(page, "line of output number 600");
		assertTrue(console.text(page).length() <= 11_000);
	}

	@Test
	void closedPageIsOpenedAgainWithWhatHappenedBefore() throws FailureException {
		final String endpoint = "PC-0512";
		write(Stream.concat(Stream.of(Events.started(1)), repair(endpoint)));
		console.awaitText(endpoint, "Succeeded in");
		workbench.inventory().chooseFromMenu(endpoint, "Show in Remediation Console");
		Await.that("the page is on top", () -> console.visibleText().contains("Succeeded in"));
		console.closePage();
		Await.that("the page is closed", () -> !console.pages().contains(endpoint));
		workbench.inventory().chooseFromMenu(endpoint, "Show in Remediation Console");
		console.awaitText(endpoint, "Succeeded in");
		assertTrue(console.text(endpoint).contains("✔ Delete registry key"), () -> console.text(endpoint));
	}

	private String endpoint(final int number) {
		return runId.substring(0, 10) + '-' + number;
	}

	private static Stream<RunEvent> repair(final String endpoint) {
		return Stream.of(Events.accepted(endpoint), Events.planned(endpoint), Events.applied(endpoint),
				Events.finished(endpoint, EndpointResult.SUCCEEDED));
	}

	/** Writes a run to the journal as the engine does, in this or another process. */
	private void write(final Stream<RunEvent> events) throws FailureException {
		final Journal journal = PlatformUI.getWorkbench().getService(Journal.class);
		final String run = "test-" + UUID.randomUUID();
		try (RunLease lease = journal.claim(run)) {
			journal.append(lease.runId(), events.toList());
			journal.append(lease.runId(), new RunEvent.RunFinished(RunResult.SUCCEEDED, Map.of(EndpointResult.SUCCEEDED, 1)));
		}
	}
}
