package io.shuzen.ui.uitests.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.shuzen.core.text.Text;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.ui.batch.internal.picture.EndpointRow;
import io.shuzen.ui.batch.internal.picture.RunPicture;
import io.shuzen.ui.batch.internal.picture.Standing;
import io.shuzen.ui.batch.internal.picture.StepCell;
import io.shuzen.ui.uitests.console.Events;

class RunPictureTest {

	private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

	private final RunPicture picture = new RunPicture();
	private long sequence;

	@Test
	void acceptedEndpointsWaitUntilTheirTurn() {
		add(Events.started(2));
		add(Events.accepted("PC-1"));
		add(Events.accepted("PC-2"));
		assertEquals(Map.of(Standing.WAITING, 2), picture.counts());
		assertEquals(List.of("PC-1", "PC-2"), picture.endpoints());
		assertTrue(picture.row("PC-1").phase().isEmpty());
	}

	@Test
	void anEndpointIsWorkedOnFromItsFirstPhaseAndSaysSinceWhen() {
		add(Events.accepted("PC-1"));
		assertEquals(Optional.of("PC-1"), add(entered("PC-1", Phase.CONNECT)));
		assertEquals(Map.of(Standing.WORKING, 1), picture.counts());
		assertEquals(Optional.of(NOON.plusSeconds(sequence)), picture.row("PC-1").since());
		add(entered("PC-1", Phase.GATE));
		assertEquals(Map.of(Standing.DECIDING, 1), picture.counts());
	}

	@Test
	void aStepCountsTheChangesOfItsLastAttempt() {
		add(Events.planned("PC-1"));
		add(Events.applied("PC-1"));
		StepCell cell = picture.row("PC-1").steps().get("first");
		assertEquals(1, cell.planned());
		assertEquals(1, cell.made());
		assertTrue(cell.isUnderWay());
		add(new RunEvent.StepFinished("PC-1", "first", 1, StepResult.FAILED, Optional.empty(), Optional.empty(), true));
		cell = picture.row("PC-1").steps().get("first");
		assertTrue(cell.isUnderWay() && cell.willRetry(), cell::toString);
		add(new RunEvent.StepFinished("PC-1", "first", 2, StepResult.SUCCEEDED, Optional.empty(), Optional.empty(), false));
		assertFalse(picture.row("PC-1").steps().get("first").isUnderWay());
		assertEquals(List.of("first"), picture.stepIds());
	}

	@Test
	void anEntryThatWasTakenInAlreadyIsPassedOver() {
		final JournalEntry entry = new JournalEntry(7, "run", NOON, Events.applied("PC-1"));
		picture.add(entry);
		assertEquals(Optional.empty(), picture.add(entry));
		assertEquals(1, picture.row("PC-1").changeCount());
	}

	@Test
	void aRunIsOverWhenItsEndIsTold() {
		add(Events.started(1));
		add(Events.finished("PC-1", EndpointResult.IN_DOUBT));
		assertEquals(Map.of(Standing.IN_DOUBT, 1), picture.counts());
		assertTrue(picture.result().isEmpty());
		add(new RunEvent.RunFinished(RunResult.SOME_FAILED, Map.of(EndpointResult.IN_DOUBT, 1)));
		assertEquals(Optional.of(RunResult.SOME_FAILED), picture.result());
		add(new RunEvent.RunResumed("hanako"));
		assertTrue(picture.result().isEmpty(), "a resumed run is under way again");
	}

	@Test
	void aPausedRunIsPausedUntilItGoesOnOrIsOver() {
		add(Events.started(1));
		add(new RunEvent.RunPaused("hanako", Text.verbatim("lunch")));
		assertTrue(picture.paused().isPresent());
		add(new RunEvent.RunContinued("hanako"));
		assertTrue(picture.paused().isEmpty());
		add(new RunEvent.RunPaused("", Text.verbatim("too many failed")));
		add(new RunEvent.RunFinished(RunResult.CANCELLED, Map.of()));
		assertTrue(picture.paused().isEmpty());
	}

	@Test
	void countsAreTheSumOverTheRowsAfterAnyCourseOfEvents() {
		final long seed = System.nanoTime();
		final Random random = new Random(seed);
		for (int i = 0; i < 3_000; i++) {
			final String endpoint = "PC-" + random.nextInt(20);
			add(switch (random.nextInt(5)) {
			case 0 -> Events.accepted(endpoint);
			case 1 -> Events.planned(endpoint);
			case 2 -> Events.applied(endpoint);
			case 3 -> Events.finished(endpoint, EndpointResult.values()[random.nextInt(EndpointResult.values().length)]);
			default -> entered(endpoint, Phase.values()[random.nextInt(Phase.values().length)]);
			});
			assertEquals(picture.endpoints().stream().map(picture::row).map(EndpointRow::standing)
					.collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(each -> 1))), picture.counts(),
					() -> "seed " + seed);
		}
	}

	private Optional<String> add(final RunEvent event) {
		sequence++;
		return picture.add(new JournalEntry(sequence, "run", NOON.plusSeconds(sequence), event));
	}

	private static RunEvent entered(final String endpoint, final Phase phase) {
		return new RunEvent.PhaseEntered(endpoint, phase, Optional.empty(), Duration.ZERO);
	}
}
