package io.shuzen.ui.batch.internal.picture;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.text.Text;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunResult;

/**
 * A run as its journal entries tell it. Fed with them in their order, from the beginning; to be used by one thread at a time. An entry
 * costs the same however many endpoints the run has.
 */
public final class RunPicture {

	private final Map<String, EndpointRow> rows = new LinkedHashMap<>();
	private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
	private final Set<String> stepIds = new LinkedHashSet<>();
	private RunEvent.RunStarted started;
	private RunEvent.WaveStarted wave;
	private RunEvent.RunStopping stopping;
	private RunEvent.RunPaused paused;
	private RunEvent.RunWaiting waiting;
	private Text noted = Text.EMPTY;
	private RunEvent.RunFinished finished;
	private Instant startedAt;
	private Instant finishedAt;
	private Instant latest;
	private long sequence;

	/**
	 * Takes an entry in; one that it has had already is passed over.
	 *
	 * @return the name of the endpoint whose row is another now
	 */
	public Optional<String> add(final JournalEntry entry) {
		if (entry.sequence() <= sequence) {
			return Optional.empty();
		}
		sequence = entry.sequence();
		latest = entry.at();
		switch (entry.event()) {
		case final RunEvent.RunStarted event -> {
			started = event;
			startedAt = entry.at();
		}
		case final RunEvent.WaveStarted event -> {
			wave = event;
			waiting = null;
		}
		case final RunEvent.RunPaused event -> paused = event;
		case final RunEvent.RunContinued event -> paused = null;
		case final RunEvent.RunWaiting event -> waiting = event;
		case final RunEvent.RunNoted event -> noted = event.what();
		case final RunEvent.RunStopping event -> stopping = event;
		case final RunEvent.RunResumed event -> {
			stopping = null;
			paused = null;
			finished = null;
		}
		case final RunEvent.RunFinished event -> {
			finished = event;
			finishedAt = entry.at();
		}
		case final RunEvent.OfEndpoint event -> {
			return update(event, entry.at());
		}
		default -> {
			// says nothing about how far the run is
		}
		}
		return Optional.empty();
	}

	private Optional<String> update(final RunEvent.OfEndpoint event, final Instant at) {
		final EndpointRow before = rows.getOrDefault(event.endpoint(), EndpointRow.waiting(event.endpoint()));
		if (event instanceof final RunEvent.OfStep ofStep) {
			stepIds.add(ofStep.stepId());
		}
		final EndpointRow after = switch (event) {
		case final RunEvent.PhaseEntered entered -> {
			entered.stepId().ifPresent(stepIds::add);
			yield before.entered(entered.phase(), at, entered.stepId());
		}
		case final RunEvent.StepPlanned planned -> before.step(planned.stepId(),
				cell -> cell.planned(planned.attempt(), planned.plan().changes().size()));
		case final RunEvent.ChangeFinished changed when changed.outcome().isSuccess() -> before.step(changed.stepId(),
				StepCell::madeOne);
		case final RunEvent.StepFinished ended -> before.step(ended.stepId(),
				cell -> cell.ended(ended.attempt(), ended.result(), ended.failure(), ended.willRetry()));
		case final RunEvent.EndpointFinished ended -> before.ended(ended.result(), ended.failure(), ended.duration());
		default -> before;
		};
		final boolean isNew = rows.put(event.endpoint(), after) == null;
		if (isNew || before.standing() != after.standing()) {
			if (!isNew) {
				counts.merge(before.standing(), -1, Integer::sum);
			}
			counts.merge(after.standing(), 1, Integer::sum);
		}
		return isNew || !after.equals(before) ? Optional.of(event.endpoint()) : Optional.empty();
	}

	/** The run's beginning; empty before its first entry. */
	public Optional<RunEvent.RunStarted> started() {
		return Optional.ofNullable(started);
	}

	public Optional<Instant> startedAt() {
		return Optional.ofNullable(startedAt);
	}

	/** When it was over; empty while it is not. */
	public Optional<Instant> finishedAt() {
		return finished == null ? Optional.empty() : Optional.of(finishedAt);
	}

	/** When the last thing was told. */
	public Optional<Instant> latest() {
		return Optional.ofNullable(latest);
	}

	/** How it ended; empty while it has not. */
	public Optional<RunResult> result() {
		return Optional.ofNullable(finished).map(RunEvent.RunFinished::result);
	}

	/** The wave that began last. */
	public Optional<RunEvent.WaveStarted> wave() {
		return Optional.ofNullable(wave);
	}

	/** Why nothing more is started; empty when that is not so. */
	public Optional<Text> stoppingReason() {
		return Optional.ofNullable(stopping).map(RunEvent.RunStopping::reason);
	}

	/** Who or what has paused it; empty while it is not paused. */
	public Optional<RunEvent.RunPaused> paused() {
		return Optional.ofNullable(paused).filter(each -> finished == null);
	}

	/** What it waits for as a whole; empty when it does not. */
	public Optional<RunEvent.RunWaiting> waiting() {
		return Optional.ofNullable(waiting).filter(each -> finished == null);
	}

	/** What was said last about the run as a whole; {@link Text#EMPTY} when nothing was. */
	public Text noted() {
		return noted;
	}

	/** The steps that had a turn anywhere, in the order of their first one. */
	public List<String> stepIds() {
		return List.copyOf(stepIds);
	}

	/** The names of the run's endpoints in the order of the request. */
	public List<String> endpoints() {
		return List.copyOf(rows.keySet());
	}

	/** How far it is on an endpoint. */
	public EndpointRow row(final String endpoint) {
		return rows.getOrDefault(endpoint, EndpointRow.waiting(endpoint));
	}

	public int endpointCount() {
		return rows.size();
	}

	/** How many endpoints stand where; those where none stands are left out. */
	public Map<Standing, Integer> counts() {
		final Map<Standing, Integer> copy = new EnumMap<>(counts);
		copy.values().removeIf(count -> count == 0);
		return copy;
	}

	/** The sequence of the last entry taken in. */
	public long sequence() {
		return sequence;
	}
}
