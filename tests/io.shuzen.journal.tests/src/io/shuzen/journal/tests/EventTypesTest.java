package io.shuzen.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Finding.Evidence;
import io.shuzen.core.diagnostic.Finding.Remedy;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.text.Text;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.journal.internal.SqliteJournal;

class EventTypesTest {

	private static final Failure FAILURE = new Failure(FailureKind.TOOL_FAILED, new Text("It failed.", "失敗しました。"),
			new Text("Try again.", "もう一度お試しください。"), "exit code 5");
	private static final Changeset PLAN = new Changeset("contoso.delete", "PC-1", List.of(TestRuns.change()),
			List.of(new Blocker(Text.verbatim("Word runs."), Text.EMPTY, Optional.of("contoso.close"))),
			List.of(FollowUp.RESTART_MACHINE));

	@TempDir
	Path folder;

	@Test
	void everyTypeOfEventComesBackAsItWasWritten() throws Exception {
		final List<RunEvent> events = List.of(
				new RunEvent.RunStarted(RunKind.UNDO, "id", "1.0.0", Text.verbatim("title"), "{\"a\":1}", Map.of("a", "b"),
						"operator", "理由", Optional.of("former"), 2),
				new RunEvent.EndpointAccepted(new EndpointDescriptor("PC-1", "10.0.0.1", "ssh", 2222, "admin",
						new CredentialSource(CredentialSource.Kind.KEY_FILE, "~/.ssh/id"), Duration.ofSeconds(7),
						List.of("Japan", "大阪"), Set.of("vip"), Map.of("o", "1"), Map.of("owner", "yamada")), Map.of("user", "CONTOSO\\taro")),
				new RunEvent.WaveStarted(1, true, 1), new RunEvent.PhaseEntered("PC-1", Phase.READ, Optional.of("delete"), Duration.ofNanos(1)),
				new RunEvent.StepPlanned("PC-1", "delete", 1, PLAN),
				new RunEvent.GateDecided("PC-1", "delete", false, "suzuki"), TestRuns.intended("PC-1", 0),
				TestRuns.applied("PC-1", 0),
				new RunEvent.ChangeFinished("PC-1", "delete", 1, 1, new Outcome.Unchanged(TestRuns.change())),
				new RunEvent.ChangeFinished("PC-1", "delete", 1, 2,
						new Outcome.Failed(TestRuns.change(), FAILURE, Undo.NONE)),
				new RunEvent.ChangeFinished("PC-1", "delete", 1, 3,
						new Outcome.InDoubt(TestRuns.change(), FAILURE, Undo.NONE)),
				new RunEvent.StepFinished("PC-1", "delete", 1, StepResult.FAILED, Optional.of(FAILURE), Optional.of(PLAN), true),
				new RunEvent.OutputReceived("PC-1", "delete", "行 \u0007 \ud83d\ude00"),
				new RunEvent.FactsRecorded("PC-1", TestRuns.facts("PC-1", Instant.parse("2026-01-31T09:00:00Z"), "a")),
				new RunEvent.FindingsRecorded("PC-1",
						List.of(new Finding("contoso.D-1", "refused", Severity.ERROR, TestRuns.USER, Text.verbatim("t"), Text.EMPTY,
								List.of(new Evidence(ProcessProbe.INSTANCE, TestRuns.USER, "WINWORD.EXE")),
								List.of(Remedy.runbook("contoso.repair"))))),
				new RunEvent.EndpointFinished("PC-1", EndpointResult.FAILED, Optional.of(FAILURE),
						List.of(FollowUp.SIGN_IN_TO_OFFICE), Duration.ofMillis(1234)),
				new RunEvent.EndpointDeferred("PC-1", FAILURE, Duration.ofSeconds(15)),
				new RunEvent.RunWaiting(Instant.ofEpochSecond(1_700_000_000L), Text.verbatim("night")),
				new RunEvent.RunPaused("suzuki", Text.verbatim("asked")), new RunEvent.RunContinued("tanaka"),
				new RunEvent.RunNoted(Text.verbatim("lagged")),
				new RunEvent.RunStopping(RunResult.CANCELLED, Text.verbatim("asked")), new RunEvent.RunResumed("suzuki"),
				new RunEvent.RunFinished(RunResult.STOPPED, Map.of(EndpointResult.FAILED, 1, EndpointResult.NOT_STARTED, 1)));
		assertEquals(types(RunEvent.class), new HashSet<>(events.stream().map(Object::getClass).toList()),
				"this test names every type of event");

		final SqliteJournal journal = new SqliteJournal(folder.resolve("journal.db"));
		try {
			journal.append("run-1", events);
			final List<RunEvent> read = new ArrayList<>();
			journal.entries("run-1", 0, 1000).stream().map(JournalEntry::event).forEach(read::add);
			assertEquals(events, read);
		} finally {
			journal.close();
		}
	}

	private static Set<Class<?>> types(final Class<?> type) {
		final Set<Class<?>> types = new HashSet<>();
		if (type.isSealed()) {
			Stream.of(type.getPermittedSubclasses()).forEach(permitted -> types.addAll(types(permitted)));
		} else {
			types.add(type);
		}
		return types;
	}
}
