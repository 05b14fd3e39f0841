package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.StepPlan;
import io.shuzen.journal.Phase;
import io.shuzen.journal.StepResult;

/** Plans a whole runbook on one endpoint from its present state, which is read once for all steps. */
final class PlanPreview {

	private final RunbookTasks tasks;
	private final RunStrategy strategy;
	private final HostConnectors connectors;
	private final PlanListener listener;

	PlanPreview(final RunbookTasks tasks, final RunStrategy strategy, final HostConnectors connectors,
			final PlanListener listener) {
		this.tasks = tasks;
		this.strategy = strategy;
		this.connectors = connectors;
		this.listener = listener;
	}

	EndpointPlan of(final EndpointDescriptor endpoint, final Cancellation cancellation) {
		final PhaseClock clock = new PhaseClock();
		try (TimeLimit limit = new TimeLimit(strategy.stepTimeout(), cancellation);
				HostSession session = new HostSession(endpoint, connectors)) {
			try {
				enter(Phase.CONNECT, endpoint, clock);
				session.open(limit.cancellation());
				enter(Phase.READ, endpoint, clock);
				final Set<Probe<?>> probes = new LinkedHashSet<>();
				tasks.steps().forEach(task -> probes.addAll(task.probes()));
				final Facts facts = session.read(probes, limit.cancellation());
				enter(Phase.PLAN, endpoint, clock);
				return new EndpointPlan(endpoint, plan(endpoint, facts), Optional.of(facts), Optional.empty(), clock.stop());
			} catch (final FailureException e) {
				return failed(endpoint, e.failure(), clock);
			} catch (final CancellationException e) {
				return failed(endpoint, StoppedFailures.explain(limit.isExpired()
						? EngineTexts.failure(FailureKind.TIMED_OUT, "investigation.timedOut", endpoint.name(),
								strategy.stepTimeout().toSeconds())
						: EngineTexts.failure(FailureKind.CANCELLED, "cancelled", endpoint.name()), e), clock);
			}
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(PlanPreview.class).error("Planning for " + endpoint.name() + " failed.", e);
			return failed(endpoint, EngineTexts.defect("endpoint.defect", e, endpoint.name()), clock);
		}
	}

	private List<StepPlan> plan(final EndpointDescriptor endpoint, final Facts facts) {
		final List<StepPlan> plans = new ArrayList<>();
		final Map<String, StepResult> expected = new HashMap<>();
		final Set<String> doneBefore = new HashSet<>();
		for (final StepTask task : tasks.steps()) {
			final StepPlan plan = plan(task, endpoint, facts, expected, doneBefore);
			plans.add(plan);
			expected.put(task.id(), expectation(plan));
			if (plan instanceof StepPlan.Planned || plan instanceof final StepPlan.Blocked blocked && blocked.clearedBefore()) {
				doneBefore.add(task.step().id());
			}
		}
		return plans;
	}

	private static StepPlan plan(final StepTask task, final EndpointDescriptor endpoint, final Facts facts,
			final Map<String, StepResult> expected, final Set<String> doneBefore) {
		try {
			if (!task.isWanted(endpoint, facts, expected)) {
				return new StepPlan.Skipped(task.id(), task.title(), task.definition().condition());
			}
		} catch (final FailureException e) {
			return new StepPlan.NotPlanned(task.id(), task.title(), e.failure());
		}
		final Changeset changeset = task.plan(facts);
		return changeset.isBlocked()
				? new StepPlan.Blocked(task.id(), task.title(), changeset,
						changeset.blockers().stream()
								.allMatch(blocker -> blocker.clearedBy().filter(doneBefore::contains).isPresent()))
				: new StepPlan.Planned(task.id(), task.title(), changeset);
	}

	/** What conditions of later steps may assume of a step that has only been planned. */
	private static StepResult expectation(final StepPlan plan) {
		return switch (plan) {
		case final StepPlan.Planned planned ->
			planned.changeset().changes().isEmpty() ? StepResult.NOTHING_TO_DO : StepResult.SUCCEEDED;
		case final StepPlan.Blocked blocked -> blocked.clearedBefore() ? StepResult.SUCCEEDED : StepResult.BLOCKED;
		case final StepPlan.Skipped skipped -> StepResult.SKIPPED;
		case final StepPlan.NotPlanned notPlanned -> StepResult.FAILED;
		};
	}

	private static EndpointPlan failed(final EndpointDescriptor endpoint, final Failure failure, final PhaseClock clock) {
		return new EndpointPlan(endpoint, List.of(), Optional.empty(), Optional.of(failure), clock.stop());
	}

	private void enter(final Phase phase, final EndpointDescriptor endpoint, final PhaseClock clock) {
		clock.enter(phase);
		Notifications.tell(() -> listener.entered(endpoint, phase));
	}
}
