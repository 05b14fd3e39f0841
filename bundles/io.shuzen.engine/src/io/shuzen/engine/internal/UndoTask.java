package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.StepReport;
import io.shuzen.engine.UndoItem;
import io.shuzen.engine.UndoItem.State;
import io.shuzen.engine.internal.ChangeState.Holds;
import io.shuzen.engine.internal.RecordedChanges.Made;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.RunEvent.StepPlanned;
import io.shuzen.journal.StepResult;

/** Takes back what a run has changed on one endpoint, step by step, the last one first. */
final class UndoTask implements EndpointTask {

	/** What stands in plans in place of a step's type. */
	static final String STEP_TYPE = "undo";

	private final Map<EndpointDescriptor, List<Made>> changes;
	private final boolean overwriteConflicts;

	UndoTask(final Map<EndpointDescriptor, List<Made>> changes, final boolean overwriteConflicts) {
		this.changes = changes;
		this.overwriteConflicts = overwriteConflicts;
	}

	@Override
	public EndpointReport run(final EndpointContext context, final Consumer<Text> stopRun) {
		final List<StepReport> reports = new ArrayList<>(context.progress().steps());
		final Set<String> done = new HashSet<>();
		reports.forEach(report -> done.add(report.stepId()));
		final InterruptedChanges interrupted = new InterruptedChanges(context);
		final Cancellation reading = new Cancellation();
		try (Registration atLimit = context.limit().cancellation().onCancel(reading::cancel);
				Registration atCancel = context.cancelled().onCancel(reading::cancel)) {
			context.connect(null, reading);
			interrupted.resolve(reading);
			context.enter(Phase.READ, null);
			final List<Made> made = changes.get(context.endpoint());
			final Facts facts = context.session().read(UndoPlanner.probes(made), reading);
			context.facts().add(facts);
			context.enter(Phase.PLAN, null);
			final List<UndoItem> items = UndoPlanner.plan(made, facts);
			final List<FollowUp> followUps = followUps(items);
			final SequencedMap<String, List<UndoItem>> steps = new LinkedHashMap<>();
			items.forEach(item -> steps.computeIfAbsent(item.stepId(), any -> new ArrayList<>()).add(item));
			for (final Map.Entry<String, List<UndoItem>> step : steps.entrySet()) {
				if (done.contains(step.getKey())) {
					continue;
				}
				context.standStill(step.getKey());
				final StepReport report = undo(step.getKey(), step.getValue(), context, interrupted, reading);
				reports.add(report);
				if (report.result() == StepResult.CANCELLED || report.result() == StepResult.FAILED
						|| report.result() == StepResult.IN_DOUBT) {
					// what lies under a change that is still there must not be pulled away
					break;
				}
			}
			return report(context, StepResults.worst(reports), reports, followUps,
					reports.stream().flatMap(step -> step.failure().stream()).findFirst());
		} catch (final FailureException e) {
			return report(context, reports.isEmpty() ? EndpointResult.UNREACHABLE : EndpointResult.FAILED, reports, List.of(),
					Optional.of(e.failure()));
		} catch (final CancellationException e) {
			final boolean cancelled = context.cancelled().isCancelled();
			return report(context, cancelled ? EndpointResult.CANCELLED : EndpointResult.FAILED, reports, List.of(),
					Optional.of(StoppedFailures.explain(cancelled ? EngineTexts.failure(FailureKind.CANCELLED, "cancelled", context.name())
							: EngineTexts.failure(FailureKind.TIMED_OUT, "endpoint.timedOut", context.name(),
									context.strategy().endpointTimeout().toSeconds()), e)));
		}
	}

	private StepReport undo(final String stepId, final List<UndoItem> items, final EndpointContext context,
			final InterruptedChanges interrupted, final Cancellation reading) {
		final int attempt = context.progress().attempts().getOrDefault(stepId, 0) + 1;
		final List<Change> undoing = items.stream().filter(this::isToBeUndone).flatMap(item -> item.undo().changes().stream())
				.toList();
		final Optional<Failure> left = left(items, context.name());
		context.journal().record(new StepPlanned(context.name(), stepId, attempt,
				new Changeset(STEP_TYPE, context.name(), undoing, List.of(), followUps(items))));
		List<Outcome> outcomes = List.of();
		final int madeBefore = context.progress().changesMade().getOrDefault(stepId, 0) + interrupted.madeBy(stepId);
		StepResult result = left.isPresent() ? StepResult.BLOCKED
				: madeBefore > 0 ? StepResult.SUCCEEDED : StepResult.NOTHING_TO_DO;
		Optional<Failure> failure = left;
		final Optional<Failure> objection = interrupted.objection(undoing);
		if (objection.isPresent()) {
			result = StepResult.IN_DOUBT;
			failure = objection;
		} else if (!undoing.isEmpty()) {
			context.enter(Phase.APPLY, stepId);
			try (TimeLimit limit = new TimeLimit(context.strategy().stepTimeout(), context.limit().cancellation())) {
				// what belongs together is taken back together: a pause waits for it
				outcomes = new ChangeApplier(context, stepId, attempt).apply(undoing, limit, () -> true);
			}
			final Optional<Outcome> unsuccessful = outcomes.stream().filter(outcome -> !outcome.isSuccess()).findFirst();
			if (unsuccessful.isPresent()) {
				result = unsuccessful.get() instanceof Outcome.InDoubt ? StepResult.IN_DOUBT : StepResult.FAILED;
				failure = unsuccessful.flatMap(StepResults::failure);
			} else if (outcomes.size() < undoing.size()) {
				result = StepResult.CANCELLED;
				failure = Optional.of(EngineTexts.failure(FailureKind.CANCELLED, "cancelled", context.name()));
			} else {
				final Optional<Failure> notRestored = verify(stepId, undoing, context, reading);
				result = notRestored.isPresent() ? StepResult.FAILED : left.isPresent() ? StepResult.BLOCKED : StepResult.SUCCEEDED;
				failure = notRestored.or(() -> left);
			}
		}
		context.journal().record(new StepFinished(context.name(), stepId, attempt, result, failure, Optional.empty(), false));
		return new StepReport(stepId, EngineTexts.TEXTS.text("undo.title", stepId), result, attempt,
				madeBefore + (int) outcomes.stream().filter(Outcome.Applied.class::isInstance).count(), outcomes, failure);
	}

	/** Reads again: the former state must be there, whatever the tools said. */
	private static Optional<Failure> verify(final String stepId, final List<Change> undone, final EndpointContext context,
			final Cancellation reading) {
		context.enter(Phase.VERIFY, stepId);
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		undone.forEach(change -> probes.addAll(ChangeState.probes(change)));
		try {
			final Facts facts = context.session().read(probes, reading);
			context.facts().add(facts);
			// of several restorations of one place the last one made decides
			for (int index = undone.size() - 1; index >= 0; index--) {
				final Change change = undone.get(index);
				final boolean overwritten = undone.subList(index + 1, undone.size()).stream()
						.anyMatch(later -> ChangeState.overlap(later, change));
				final Holds holds = overwritten ? Holds.YES : ChangeState.of(change, facts);
				if (holds == Holds.NO || holds == Holds.UNKNOWN) {
					return Optional.of(EngineTexts.failure(FailureKind.TOOL_FAILED, "undo.notRestored", context.name(),
							change.describe()));
				}
			}
			return Optional.empty();
		} catch (final FailureException e) {
			return Optional.of(e.failure());
		}
	}

	private boolean isToBeUndone(final UndoItem item) {
		return !item.undo().isEmpty() && switch (item.state()) {
		case RESTORABLE -> true;
		case CHANGED_SINCE, UNKNOWN -> overwriteConflicts;
		case RESTORED_ALREADY, PURGED, IRREVERSIBLE, NOTHING_TO_RESTORE -> false;
		};
	}

	/** What is lost for good is told, also when all else came back. */
	private static List<FollowUp> followUps(final List<UndoItem> items) {
		return items.stream().anyMatch(item -> item.state() == State.IRREVERSIBLE) ? List.of(FollowUp.RESTORE_BY_HAND) : List.of();
	}

	/** What is left as it is although it could be restored, or what nobody knows how to. */
	private Optional<Failure> left(final List<UndoItem> items, final String endpoint) {
		final List<Text> left = items.stream()
				.filter(item -> (item.state() == State.CHANGED_SINCE || item.state() == State.UNKNOWN) && !isToBeUndone(item))
				.map(item -> item.change().describe()).toList();
		final List<Text> purged = items.stream().filter(item -> item.state() == State.PURGED).map(item -> item.change().describe()).toList();
		if (left.isEmpty() && !purged.isEmpty()) {
			return Optional.of(EngineTexts.failure(FailureKind.CONFLICT, "undo.purged", endpoint, RunbookTasks.joined(purged)));
		}
		return left.isEmpty() ? Optional.empty()
				: Optional.of(EngineTexts.failure(FailureKind.CONFLICT, "undo.changedSince", endpoint, RunbookTasks.joined(left)));
	}

	private static EndpointReport report(final EndpointContext context, final EndpointResult result,
			final List<StepReport> reports, final List<FollowUp> followUps, final Optional<Failure> failure) {
		return new EndpointReport(context.endpoint(), result, reports, List.of(), followUps, failure, context.clock().stop());
	}
}
