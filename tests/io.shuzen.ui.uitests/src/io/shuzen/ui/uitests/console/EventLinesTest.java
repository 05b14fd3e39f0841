package io.shuzen.ui.uitests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.Timings;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.ui.console.internal.line.ConsoleLine;
import io.shuzen.ui.console.internal.line.ConsoleLine.Scope;
import io.shuzen.ui.console.internal.line.EventLines;
import io.shuzen.ui.console.internal.line.LineLayout;
import io.shuzen.ui.console.internal.line.StyledPiece;
import io.shuzen.ui.console.internal.line.Tone;

class EventLinesTest {

	private static final Instant AT = Instant.parse("2026-01-31T09:08:07Z");
	private static final LineLayout ENGLISH = new LineLayout(Locale.ENGLISH, ZoneOffset.UTC);

	private final EventLines lines = new EventLines(
			id -> id.equals("contoso.R-1") ? Optional.of(new Text("Delete the key", "キーを削除")) : Optional.empty());

	@Test
	void runIsToldFromItsStartToItsEnd() {
		assertEquals("""
				09:08:07  ▶ Repair: started on 2 endpoints by hanako (run R-1)
				09:08:07      Reason: TICKET-1
				""", onPageOfAll(Events.started(RunKind.RUNBOOK, 2, "TICKET-1")));
		assertEquals("""
				09:08:07  ▶ Wave 1, the canary: 1 endpoint. The others follow only if it succeeds.
				""", onPageOfAll(new RunEvent.WaveStarted(1, true, 1)));
		assertEquals("""
				09:08:07  ✖ Repair: done, but some endpoints did not succeed
				09:08:07      1 repaired and verified
				09:08:07      1 failed
				""", onPageOfAll(new RunEvent.RunFinished(RunResult.SOME_FAILED,
				Map.of(EndpointResult.FAILED, 1, EndpointResult.SUCCEEDED, 1))));
	}

	@Test
	void plannedChangesSayWhetherTheyCanBeUndone() {
		assertEquals("""
				09:08:07  ○ Delete the key: 2 changes planned
				09:08:07      Delete registry key HKCU\\Software\\Contoso\\Broken and everything below it (can be undone)
				09:08:07      Delete Windows credential Contoso (cannot be undone)
				""", onEndpointPage(Events.planned("PC-1", Events.KEY, Events.CREDENTIAL)));
	}

	@Test
	void failureIsExplainedOnceWithWhatToDo() {
		final RunEvent failed = Events.outcome("PC-1", new Outcome.Failed(Events.KEY, Events.REFUSED, Undo.NONE));
		final RunEvent stepFailed = new RunEvent.StepFinished("PC-1", "first", 1, StepResult.FAILED,
				Optional.of(Events.REFUSED), Optional.empty(), true);
		assertEquals("""
				09:08:07  ✖ Delete registry key HKCU\\Software\\Contoso\\Broken and everything below it: failed
				09:08:07      The key is protected.
				09:08:07      What to do: Sign in as administrator.
				09:08:07      ERROR: Access is denied.
				09:08:07      second line
				09:08:07  ✖ first: failed
				09:08:07      The key is protected.
				09:08:07  ‖ first: attempt 2 follows
				""", onEndpointPage(failed, stepFailed));
	}

	@Test
	void undoHasItsOwnSign() {
		onPageOfAll(Events.started(RunKind.UNDO, 1, ""));
		assertEquals("09:08:07  ↺ Delete registry key HKCU\\Software\\Contoso\\Broken and everything below it\n",
				onEndpointPage(Events.applied("PC-1")));
	}

	@Test
	void refusalSaysWhyAndWhatToDoInstead() {
		final Changeset blocked = new Changeset("contoso.R-1", "PC-1", List.of(),
				List.of(new Blocker(new Text("Word is open.", "Word が開いています。"), new Text("Close it.", "閉じてください。"))),
				List.of());
		assertEquals("""
				09:08:07  ▲ Delete the key: refused. Word is open.
				09:08:07      What to do: Close it.
				""", onEndpointPage(new RunEvent.StepPlanned("PC-1", "first", 1, blocked)));
	}

	@Test
	void japaneseReaderReadsJapaneseInTheirTimeZone() {
		final LineLayout japanese = new LineLayout(Locale.JAPANESE, ZoneOffset.ofHours(9));
		assertEquals("18:08:07  ▶ 修復: 3 台のエンドポイントで開始しました (実行者 hanako、実行 R-1)\n",
				text(japanese.onPageOfAll(say(Events.started(3)))));
		assertTrue(text(japanese.onEndpointPage(say(Events.outcome("PC-1",
				new Outcome.Failed(Events.KEY, Events.REFUSED, Undo.NONE))))).contains("対処方法: 管理者として"));
	}

	@Test
	void everyEventAndResultHasWordsInBothLanguages() {
		for (final RunEvent event : everySort()) {
			final List<ConsoleLine> said = say(event);
			assertFalse(said.isEmpty(), event::toString);
			for (final ConsoleLine line : said) {
				for (final String words : List.of(line.text().english(), line.text().japanese())) {
					assertFalse(words.isBlank() || words.contains("{"), line::toString);
				}
			}
		}
	}

	@Test
	void findingsAreToldBySeverity() {
		assertEquals("""
				09:08:07  i Diagnosed: 2 findings
				09:08:07  ■ Broken (contoso.D-1)
				09:08:07  ▲ Odd (contoso.D-2)
				""", text(ENGLISH.onEndpointPage(lines.of(AT, diagnosis(finding("contoso.D-1", Severity.ERROR, "Broken"),
				finding("contoso.D-2", Severity.WARNING, "Odd"), finding("contoso.D-3", Severity.INFO, "By the way"))))));
		assertEquals("09:08:07  ● Diagnosed: nothing wrong found\n", text(ENGLISH.onEndpointPage(lines.of(AT, diagnosis()))));
	}

	@Test
	void equalLinesOfSeveralEndpointsAreOne() {
		final List<ConsoleLine> said = new ArrayList<>();
		for (int number = 1; number <= 5; number++) {
			said.addAll(say(Events.output("PC-" + number, "same")));
			said.addAll(say(Events.output("PC-" + number, number == 3 ? "odd" : "equal")));
		}
		assertEquals("""
				09:08:07  PC-1, PC-2, PC-3 and 2 more  │ same
				09:08:07  PC-1, PC-2, PC-4 and 1 more  │ equal
				09:08:07  PC-3  │ odd
				""", onPageOfAll(said));
	}

	@Test
	void foldingKeepsTheOrderOfEachEndpoint() {
		assertEquals("""
				09:08:07  PC-1  │ first
				09:08:07  PC-1, PC-2  │ second
				09:08:07  PC-2  │ first
				""", onPageOfAll(Events.output("PC-1", "first"), Events.output("PC-1", "second"),
				Events.output("PC-2", "second"), Events.output("PC-2", "first")));
	}

	@Test
	void explanationStaysWithItsFailureWhenFolded() {
		assertEquals("""
				09:08:07  PC-1, PC-2  ✖ Delete registry key HKCU\\Software\\Contoso\\Broken and everything below it: failed
				09:08:07  PC-1, PC-2      The key is protected.
				09:08:07  PC-1, PC-2      What to do: Sign in as administrator.
				""", onPageOfAll(Events.outcome("PC-1", new Outcome.Failed(Events.KEY, Events.REFUSED, Undo.NONE)),
				Events.outcome("PC-2", new Outcome.Failed(Events.KEY, Events.REFUSED, Undo.NONE))));
	}

	@Test
	void nothingIsFoldedAcrossTheEndOfARun() {
		assertEquals(3, onPageOfAll(Events.output("PC-1", "same"), new RunEvent.RunFinished(RunResult.SUCCEEDED, Map.of()),
				Events.output("PC-2", "same")).lines().count());
	}

	@Test
	void longLinesAreCutAndSayHowMuchIsMissing() {
		final String text = onEndpointPage(Events.output("PC-1", "x".repeat(2_500)));
		assertTrue(text.endsWith("x … (500 more characters)\n"), text);
		final String surrogates = onEndpointPage(Events.output("PC-1", "x".repeat(1_999) + "\uD83D\uDE00"));
		assertTrue(surrogates.endsWith("x … (2 more characters)\n"), "a character is never cut in two: " + surrogates);
	}

	@Test
	void whatWouldBreakTheLineIsMadeVisible() {
		assertEquals("09:08:07  │ a\u241B[31mb\uFFFDc\td\n",
				onEndpointPage(Events.output("PC-1", "a\u001B[31mb\u202Ec\td")));
		assertEquals(2, onEndpointPage(Events.output("PC-1", "one\r\ntwo\r\n")).lines().count());
	}

	@Test
	void severityIsNeverToldByColourAlone() {
		final List<StyledPiece> pieces = ENGLISH
				.onEndpointPage(say(Events.outcome("PC-1", new Outcome.Failed(Events.KEY, Events.REFUSED, Undo.NONE))));
		assertTrue(pieces.stream().anyMatch(piece -> piece.tone() == Tone.ERROR && piece.text().startsWith("✖ ")));
	}

	private static List<RunEvent> everySort() {
		final List<RunEvent> events = new ArrayList<>();
		for (final Phase phase : Phase.values()) {
			events.add(new RunEvent.PhaseEntered("PC-1", phase, Optional.of("first"), Duration.ZERO));
			events.add(new RunEvent.PhaseEntered("PC-1", phase, Optional.empty(), Duration.ZERO));
		}
		for (final StepResult result : StepResult.values()) {
			events.add(new RunEvent.StepFinished("PC-1", "first", 1, result, Optional.empty(),
					Optional.of(Changeset.nothing("contoso.R-1", "PC-1")), false));
			events.add(new RunEvent.StepFinished("PC-1", "first", 1, result, Optional.empty(), Optional.empty(), false));
		}
		for (final EndpointResult result : EndpointResult.values()) {
			events.add(Events.finished("PC-1", result));
			events.add(new RunEvent.RunFinished(RunResult.SUCCEEDED, Map.of(result, 2)));
		}
		for (final RunResult result : RunResult.values()) {
			events.add(new RunEvent.RunFinished(result, Map.of()));
			events.add(new RunEvent.RunStopping(result, new Text("Too much failed.", "失敗が多すぎます。")));
		}
		events.add(new RunEvent.RunResumed("hanako"));
		events.add(new RunEvent.EndpointDeferred("PC-1", Events.REFUSED, Duration.ofSeconds(15)));
		events.add(new RunEvent.RunWaiting(Instant.EPOCH, new Text("At night.", "夜に。")));
		events.add(new RunEvent.RunPaused("hanako", new Text("Paused.", "一時停止。")));
		events.add(new RunEvent.RunContinued("hanako"));
		events.add(new RunEvent.RunNoted(new Text("It lagged.", "遅れました。")));
		events.add(new RunEvent.GateDecided("PC-1", "first", true, "hanako"));
		events.add(new RunEvent.GateDecided("PC-1", "first", false, "hanako"));
		events.add(new RunEvent.ChangeIntended("PC-1", "first", 1, 0, Events.KEY, Undo.NONE));
		events.add(Events.outcome("PC-1", new Outcome.Unchanged(Events.KEY)));
		events.add(Events.outcome("PC-1", new Outcome.InDoubt(Events.KEY, Events.REFUSED, Undo.NONE)));
		events.add(new RunEvent.FindingsRecorded("PC-1", List.of()));
		return events;
	}

	private List<ConsoleLine> say(final RunEvent... events) {
		final List<ConsoleLine> said = new ArrayList<>();
		for (final RunEvent event : events) {
			said.addAll(lines.of(new JournalEntry(1, "R-1", AT, event)));
		}
		return said;
	}

	private String onEndpointPage(final RunEvent... events) {
		return text(ENGLISH.onEndpointPage(say(events)));
	}

	private String onPageOfAll(final RunEvent... events) {
		return onPageOfAll(say(events));
	}

	private static String onPageOfAll(final List<ConsoleLine> said) {
		return text(ENGLISH.onPageOfAll(said.stream().filter(line -> line.scope() == Scope.EVERYWHERE).toList()));
	}

	private static String text(final List<StyledPiece> pieces) {
		final StringBuilder text = new StringBuilder();
		pieces.forEach(piece -> text.append(piece.text()));
		return text.toString();
	}

	private static Finding finding(final String id, final Severity severity, final String title) {
		return new Finding(id, "", severity, Events.USER, Text.verbatim(title), Text.EMPTY, List.of(), List.of());
	}

	private static Diagnosis diagnosis(final Finding... findings) {
		return new Diagnosis(EndpointDescriptor.of("PC-1", "PC-1", "ssh"), Optional.empty(), List.of(findings), List.of(),
				Optional.empty(), List.of(), new Timings(AT, Map.of()));
	}
}
