package io.shuzen.ui.console.internal.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.ui.console.internal.line.ConsoleLine.Scope;

/**
 * Says in lines what happened. Remembers of each run what later events refer to; of runs it was told nothing about it says the id.
 * Confined to one thread at a time.
 */
public final class EventLines {

	/** Raw output of a failed tool is for experts, who find all of it in the run's record. */
	private static final int DETAIL_LINES = 5;
	private static final int RUNS_REMEMBERED = 100;

	private final Function<String, Optional<Text>> stepTitles;
	private final Map<String, KnownRun> runs = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(final Map.Entry<String, KnownRun> eldest) {
			return size() > RUNS_REMEMBERED;
		}
	};

	/** @param stepTitles the title of a step type; empty when it is not installed */
	public EventLines(final Function<String, Optional<Text>> stepTitles) {
		this.stepTitles = stepTitles;
	}

	/** Makes a run known whose beginning is not among the entries. */
	public void know(final String runId, final RunKind kind, final Text title) {
		runs.putIfAbsent(runId, new KnownRun(kind, title));
	}

	/** The lines of one entry; none when it says nothing that is worth a line. */
	public List<ConsoleLine> of(final JournalEntry entry) {
		final List<ConsoleLine> lines = new ArrayList<>();
		final KnownRun run = runs.computeIfAbsent(entry.runId(), id -> new KnownRun(RunKind.RUNBOOK, Text.verbatim(id)));
		final RunEvent event = entry.event();
		new Writing(entry.runId(), run, entry.at(), event instanceof final RunEvent.OfEndpoint of ? of.endpoint() : "", lines)
				.event(event);
		return lines;
	}

	/** The lines of an investigation, which belongs to no run. */
	public List<ConsoleLine> of(final Instant at, final Diagnosis diagnosis) {
		final List<ConsoleLine> lines = new ArrayList<>();
		final String endpoint = diagnosis.endpoint().name();
		final KnownRun none = new KnownRun(RunKind.RUNBOOK, Text.EMPTY);
		new Writing("", none, at, endpoint, lines).diagnosis(diagnosis);
		return lines;
	}

	/** What is known of a run. */
	private static final class KnownRun {

		private RunKind kind;
		private Text title;
		/** Step types by the step's id in the runbook. */
		private final Map<String, String> stepTypes = new LinkedHashMap<>();
		/** What was last said to have failed on an endpoint at work, so that it is explained once. */
		private final Map<String, Failure> explained = new LinkedHashMap<>();

		KnownRun(final RunKind kind, final Text title) {
			this.kind = kind;
			this.title = title;
		}
	}

	/** Writes the lines of one event. */
	private final class Writing {

		private final String runId;
		private final KnownRun run;
		private final Instant at;
		private final String endpoint;
		private final List<ConsoleLine> lines;

		Writing(final String runId, final KnownRun run, final Instant at, final String endpoint, final List<ConsoleLine> lines) {
			this.runId = runId;
			this.run = run;
			this.at = at;
			this.endpoint = endpoint;
			this.lines = lines;
		}

		void event(final RunEvent event) {
			switch (event) {
			case final RunEvent.RunStarted started -> started(started);
			case final RunEvent.EndpointAccepted accepted -> accepted(accepted);
			case final RunEvent.WaveStarted wave -> say(Symbol.STARTED,
					wave.canary() ? "wave.canary" : "wave", wave.number(), wave.endpoints());
			case final RunEvent.PhaseEntered phase -> phase(phase);
			case final RunEvent.StepPlanned planned -> planned(planned);
			case final RunEvent.GateDecided gate -> say(gate.approved() ? Symbol.DONE : Symbol.FAILED,
					gate.approved() ? "gate.approved" : "gate.declined", title(gate.stepId()), gate.decidedBy());
			case final RunEvent.ChangeIntended intended -> sayHere(Symbol.IN_PROGRESS, intended.change().describe());
			case final RunEvent.ChangeFinished finished -> outcome(finished.outcome());
			case final RunEvent.StepFinished finished -> stepFinished(finished);
			case final RunEvent.OutputReceived output -> PlainLine.linesOf(output.line())
					.forEach(line -> say(Symbol.OUTPUT, Text.verbatim(line)));
			case final RunEvent.FactsRecorded facts -> {
				// evidence, not news
			}
			case final RunEvent.FindingsRecorded findings -> findings(findings.findings());
			case final RunEvent.EndpointFinished finished -> endpointFinished(finished);
			case final RunEvent.EndpointDeferred deferred -> say(Symbol.WAITING, "endpoint.deferred",
					deferred.failure().message(), deferred.retryIn().toSeconds());
			case final RunEvent.RunWaiting waiting -> say(Symbol.WAITING, waiting.reason());
			case final RunEvent.RunPaused paused -> say(Symbol.WAITING, "run.paused", run.title, paused.reason());
			case final RunEvent.RunContinued continued -> say(Symbol.STARTED, "run.continued", run.title, continued.continuedBy());
			case final RunEvent.RunNoted noted -> say(Symbol.WARNING, noted.what());
			case final RunEvent.RunStopping stopping -> say(Symbol.WARNING, "run.stopping", run.title, stopping.reason());
			case final RunEvent.RunResumed resumed -> say(Symbol.STARTED, "run.resumed", run.title, resumed.operator());
			case final RunEvent.RunFinished finished -> runFinished(finished);
			}
		}

		private void started(final RunEvent.RunStarted started) {
			run.kind = started.kind();
			run.title = started.title();
			say(started.kind() == RunKind.UNDO ? Symbol.UNDONE : Symbol.STARTED, "run.started", run.title,
					started.endpointCount(), started.operator(), runId);
			if (!started.reason().isBlank()) {
				say(Symbol.CONTINUED, "run.reason", started.reason());
			}
		}

		private void accepted(final RunEvent.EndpointAccepted accepted) {
			sayHere(run.kind == RunKind.UNDO ? Symbol.UNDONE : Symbol.STARTED,
					Words.TEXTS.text("endpoint.accepted", run.title, runId, accepted.descriptor().scheme()));
		}

		private void phase(final RunEvent.PhaseEntered entered) {
			final Text phase = Words.TEXTS.text("phase." + entered.phase().name());
			// what a step does is known from its first plan on
			final Text words = entered.stepId().filter(run.stepTypes::containsKey)
					.map(stepId -> Words.TEXTS.text("phase.ofStep", title(stepId), phase)).orElse(phase);
			if (entered.phase() == Phase.GATE) {
				// somebody has to act, wherever they look
				say(Symbol.WAITING, words);
			} else {
				sayHere(entered.phase() == Phase.RETRY_WAIT || entered.phase().isWait() || entered.phase() == Phase.PAUSED ? Symbol.WAITING : Symbol.IN_PROGRESS, words);
			}
		}

		private void planned(final RunEvent.StepPlanned planned) {
			final Changeset plan = planned.plan();
			run.stepTypes.putIfAbsent(planned.stepId(), plan.stepId());
			final Text title = title(planned.stepId());
			if (plan.isSatisfied()) {
				sayHere(Symbol.OK, Words.TEXTS.text("step.nothing", title));
				return;
			}
			if (!plan.changes().isEmpty()) {
				say(Symbol.PLANNED, planned.attempt() > 1 ? "step.plannedAgain" : "step.planned", title, plan.changes().size(),
						planned.attempt());
				for (final Change change : plan.changes()) {
					sayHere(Symbol.CONTINUED, Words.TEXTS.text("change.planned", change.describe(),
							Words.TEXTS.text("reversibility." + change.reversibility().name())));
				}
			}
			for (final Changeset.Blocker blocker : plan.blockers()) {
				say(Symbol.WARNING, "step.blocker", title, blocker.reason());
				advice(blocker.advice());
			}
		}

		private void outcome(final Outcome outcome) {
			final Text change = outcome.change().describe();
			switch (outcome) {
			case final Outcome.Applied applied -> say(run.kind == RunKind.UNDO ? Symbol.UNDONE : Symbol.DONE,
					isGoneForGood(applied) ? Words.TEXTS.text("change.goneForGood", change) : change);
			case final Outcome.Unchanged unchanged -> say(Symbol.OK, "change.unchanged", change);
			case final Outcome.Failed failed -> {
				say(Symbol.FAILED, "change.failed", change);
				explain(failed.failure());
			}
			case final Outcome.InDoubt inDoubt -> {
				say(Symbol.IN_DOUBT, "change.inDoubt", change);
				explain(inDoubt.failure());
			}
			}
		}

		private static boolean isGoneForGood(final Outcome.Applied applied) {
			return applied.change().reversibility() == Reversibility.IRREVERSIBLE;
		}

		private void stepFinished(final RunEvent.StepFinished finished) {
			final StepResult result = finished.result();
			final boolean verified = result == StepResult.SUCCEEDED && finished.remaining().isPresent();
			final String key = verified ? "step.verified" : "step." + result.name();
			if (result == StepResult.NOTHING_TO_DO || result == StepResult.SKIPPED) {
				sayHere(symbol(result), Words.TEXTS.text(key, title(finished.stepId())));
			} else {
				say(symbol(result), key, title(finished.stepId()));
			}
			finished.failure().ifPresent(this::explain);
			finished.remaining().filter(remaining -> !remaining.isSatisfied()).ifPresent(remaining -> {
				for (final Change change : remaining.changes()) {
					say(Symbol.CONTINUED, "step.remaining", change.describe());
				}
				for (final Changeset.Blocker blocker : remaining.blockers()) {
					say(Symbol.CONTINUED, blocker.reason());
					advice(blocker.advice());
				}
			});
			if (finished.willRetry()) {
				say(Symbol.WAITING, "step.retry", title(finished.stepId()), finished.attempt() + 1);
			}
		}

		private void findings(final List<Finding> findings) {
			final List<Finding> bad = troubles(findings);
			if (bad.isEmpty()) {
				say(Symbol.OK, "findings.none");
			}
			for (final Finding finding : bad) {
				say(Symbol.of(finding.severity()), "findings.one", finding.title(), finding.diagnosticId());
			}
		}

		void diagnosis(final Diagnosis diagnosis) {
			if (diagnosis.failure().isPresent()) {
				say(Symbol.ERROR, "diagnosis.failed");
				explain(diagnosis.failure().get());
				return;
			}
			final List<Finding> bad = troubles(diagnosis.findings());
			say(bad.isEmpty() ? Symbol.OK : Symbol.INFO, bad.isEmpty() ? "diagnosis.nothing" : "diagnosis.found", bad.size());
			for (final Finding finding : bad) {
				say(Symbol.of(finding.severity()), "findings.one", finding.title(), finding.diagnosticId());
			}
			for (final Failure defect : diagnosis.defects()) {
				say(Symbol.WARNING, defect.message());
				advice(defect.advice());
			}
		}

		private static List<Finding> troubles(final List<Finding> findings) {
			return findings.stream().filter(finding -> finding.severity().isAtLeast(Severity.WARNING)).toList();
		}

		private void endpointFinished(final RunEvent.EndpointFinished finished) {
			say(symbol(finished.result()), "endpoint." + finished.result().name(), duration(finished.duration()));
			finished.failure().ifPresent(this::explain);
			for (final FollowUp followUp : finished.followUps()) {
				say(Symbol.CONTINUED, "endpoint.followUp", followUp.describe());
			}
			run.explained.remove(endpoint);
		}

		private void runFinished(final RunEvent.RunFinished finished) {
			say(symbol(finished.result()), "run." + finished.result().name(), run.title);
			for (final EndpointResult result : EndpointResult.values()) {
				final int count = finished.counts().getOrDefault(result, 0);
				if (count > 0) {
					say(Symbol.CONTINUED, "count." + result.name(), count);
				}
			}
		}

		/** Why something failed and what to do: in full the first time, afterwards only why. */
		private void explain(final Failure failure) {
			say(Symbol.CONTINUED, failure.message());
			if (failure.equals(run.explained.put(endpoint, failure))) {
				return;
			}
			advice(failure.advice());
			final List<String> detail = PlainLine.linesOf(failure.detail());
			for (final String line : detail.subList(0, Math.min(DETAIL_LINES, detail.size()))) {
				sayHere(Symbol.DETAIL, Text.verbatim(line));
			}
			if (detail.size() > DETAIL_LINES) {
				sayHere(Symbol.DETAIL, Words.TEXTS.text("failure.moreDetail", detail.size() - DETAIL_LINES));
			}
		}

		private void advice(final Text advice) {
			if (!advice.isEmpty()) {
				say(Symbol.CONTINUED, "failure.advice", advice);
			}
		}

		private Text title(final String stepId) {
			return stepTitles.apply(run.stepTypes.getOrDefault(stepId, stepId)).orElseGet(() -> Text.verbatim(stepId));
		}

		private static Text duration(final Duration duration) {
			final long seconds = duration.toSeconds();
			return seconds < 60 ? Words.TEXTS.text("duration.seconds", duration.toMillis() / 1000.0)
					: Words.TEXTS.text("duration.minutes", seconds / 60, seconds % 60);
		}

		private Symbol symbol(final StepResult result) {
			return switch (result) {
			case SUCCEEDED -> run.kind == RunKind.UNDO ? Symbol.UNDONE : Symbol.DONE;
			case NOTHING_TO_DO -> Symbol.OK;
			case SKIPPED, CANCELLED -> Symbol.SKIPPED;
			case BLOCKED, DECLINED -> Symbol.WARNING;
			case FAILED -> Symbol.FAILED;
			case IN_DOUBT -> Symbol.IN_DOUBT;
			};
		}

		private Symbol symbol(final EndpointResult result) {
			return switch (result) {
			case SUCCEEDED -> run.kind == RunKind.UNDO ? Symbol.UNDONE : Symbol.DONE;
			case NOTHING_TO_DO -> Symbol.OK;
			case FAILED -> Symbol.FAILED;
			case BLOCKED, DECLINED -> Symbol.WARNING;
			case UNREACHABLE -> Symbol.ERROR;
			case IN_DOUBT -> Symbol.IN_DOUBT;
			case CANCELLED, NOT_STARTED -> Symbol.SKIPPED;
			};
		}

		private Symbol symbol(final RunResult result) {
			return switch (result) {
			case SUCCEEDED -> run.kind == RunKind.UNDO ? Symbol.UNDONE : Symbol.DONE;
			case SOME_FAILED -> Symbol.FAILED;
			case STOPPED -> Symbol.WARNING;
			case CANCELLED -> Symbol.SKIPPED;
			};
		}

		private void say(final Symbol symbol, final String key, final Object... arguments) {
			say(symbol, Words.TEXTS.text(key, arguments));
		}

		private void say(final Symbol symbol, final Text text) {
			lines.add(new ConsoleLine(at, endpoint, symbol, text, Scope.EVERYWHERE));
		}

		private void sayHere(final Symbol symbol, final Text text) {
			lines.add(new ConsoleLine(at, endpoint, symbol, text, Scope.ENDPOINT));
		}
	}
}
