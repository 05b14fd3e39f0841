package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.StepReport;
import io.shuzen.engine.Timings;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.FindingsRecorded;
import io.shuzen.journal.RunEvent.OfEndpoint;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunEvent.RunStopping;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.RunEvent.StepPlanned;
import io.shuzen.journal.RunResult;

/**
 * How far a run had come when its process came to its end, from the journal.
 *
 * @param started   its beginning
 * @param endpoints how far each was, in order
 * @param stopping  that it was coming to its end already; also when it had not even begun
 */
record InterruptedRun(RunStarted started, List<EndpointProgress> endpoints, Optional<RunStopping> stopping) {

	private static final int PAGE = 5_000;
	private static final Set<Class<? extends RunEvent>> TELLING = Set.of(RunStarted.class, EndpointAccepted.class,
			StepPlanned.class, ChangeIntended.class, ChangeFinished.class, StepFinished.class, FindingsRecorded.class,
			EndpointFinished.class, RunStopping.class);

	/** @throws FailureException when the journal cannot be read or knows no such run */
	static InterruptedRun of(final String runId, final Journal journal) throws FailureException {
		RunStarted started = null;
		RunStopping stopping = null;
		final SequencedMap<String, Course> courses = new LinkedHashMap<>();
		long after = 0;
		List<JournalEntry> page;
		do {
			page = journal.entries(runId, TELLING, after, PAGE);
			for (final JournalEntry entry : page) {
				after = entry.sequence();
				switch (entry.event()) {
				case final RunStarted beginning -> started = beginning;
				case final RunStopping stop -> stopping = stop;
				case final EndpointAccepted accepted -> courses.put(accepted.endpoint(), new Course(accepted));
				case final OfEndpoint of when courses.containsKey(of.endpoint()) -> courses.get(of.endpoint()).add(entry);
				default -> {
					// says nothing about how far it is
				}
				}
			}
		} while (page.size() == PAGE);
		if (started == null) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "undo.noRun", runId);
		}
		if (courses.size() < started.endpointCount()) {
			// nothing is done before all endpoints are on record, and who was to follow nobody knows
			stopping = new RunStopping(RunResult.CANCELLED, EngineTexts.TEXTS.text("interrupted.notBegun"));
		}
		return new InterruptedRun(started, courses.values().stream().map(Course::progress).toList(),
				Optional.ofNullable(stopping));
	}

	/** What is known about one endpoint so far. */
	private static final class Course {

		private record Place(String stepId, int attempt, int index) {
		}

		private final EndpointAccepted accepted;
		private final List<StepReport> steps = new ArrayList<>();
		private final Map<String, Integer> attempts = new LinkedHashMap<>();
		private final Map<String, Integer> changesMade = new HashMap<>();
		private final Map<String, List<FollowUp>> plannedFollowUps = new HashMap<>();
		private final Map<String, List<Outcome>> outcomes = new HashMap<>();
		private final Set<FollowUp> followUps = EnumSet.noneOf(FollowUp.class);
		private final SequencedMap<Place, ChangeIntended> open = new LinkedHashMap<>();
		private List<Finding> findings = List.of();
		private EndpointReport finished;

		Course(final EndpointAccepted accepted) {
			this.accepted = accepted;
		}

		void add(final JournalEntry entry) {
			switch (entry.event()) {
			case final StepPlanned planned -> {
				tried(planned.stepId(), planned.attempt());
				outcomes.remove(planned.stepId());
				plannedFollowUps.put(planned.stepId(), planned.plan().followUps());
			}
			case final ChangeIntended intended -> {
				tried(intended.stepId(), intended.attempt());
				open.put(new Place(intended.stepId(), intended.attempt(), intended.index()), intended);
			}
			case final ChangeFinished done -> {
				tried(done.stepId(), done.attempt());
				open.remove(new Place(done.stepId(), done.attempt(), done.index()));
				outcomes.computeIfAbsent(done.stepId(), any -> new ArrayList<>()).add(done.outcome());
				if (done.outcome() instanceof Outcome.Applied) {
					changesMade.merge(done.stepId(), 1, Integer::sum);
				}
				if (!(done.outcome() instanceof Outcome.Unchanged)) {
					followUps.addAll(plannedFollowUps.getOrDefault(done.stepId(), List.of()));
				}
			}
			case final StepFinished step -> {
				tried(step.stepId(), step.attempt());
				if (!step.willRetry()) {
					steps.add(new StepReport(step.stepId(), Text.verbatim(step.stepId()), step.result(), step.attempt(),
							changesMade.getOrDefault(step.stepId(), 0), outcomes.getOrDefault(step.stepId(), List.of()),
							step.failure()));
				}
			}
			case final FindingsRecorded found -> findings = found.findings();
			case final EndpointFinished end -> finished = new EndpointReport(accepted.descriptor(), end.result(), steps, findings,
					end.followUps(), end.failure(), new Timings(entry.at().minus(end.duration()), Map.of(Phase.APPLY, end.duration())));
			default -> {
				// the reader asked for nothing else
			}
			}
		}

		private void tried(final String stepId, final int attempt) {
			attempts.merge(stepId, attempt, Math::max);
		}

		EndpointProgress progress() {
			final List<InterruptedChange> interrupted = finished != null ? List.of() : open.values().stream().map(this::interrupted).toList();
			return new EndpointProgress(accepted.descriptor(), accepted.parameters(), steps, attempts, changesMade, followUps,
					interrupted, Optional.ofNullable(finished).map(EndpointReport::light));
		}

		private InterruptedChange interrupted(final ChangeIntended intended) {
			final Change change = intended.change();
			return new InterruptedChange(intended.stepId(), intended.attempt(), intended.index(), change, intended.undo(),
					plannedFollowUps.getOrDefault(intended.stepId(), List.of()));
		}
	}
}
