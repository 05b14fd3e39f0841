package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.probe.Facts;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.StepReport;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.FindingsRecorded;
import io.shuzen.journal.StepResult;
import io.shuzen.model.runbook.FailurePolicy;

/** All steps of a runbook on one endpoint, and their confirmation. */
final class EndpointRun {

	private final RunbookTasks tasks;
	private final EndpointContext context;
	private final Consumer<StepTask> stopRun;
	private final List<StepReport> reports = new ArrayList<>();
	private final Set<FollowUp> followUps = EnumSet.noneOf(FollowUp.class);
	private final InterruptedChanges interrupted;

	/**
	 * @param stopRun is told when a step's failure shall stop the whole run
	 */
	EndpointRun(final RunbookTasks tasks, final EndpointContext context, final Consumer<StepTask> stopRun) {
		this.tasks = tasks;
		this.context = context;
		this.stopRun = stopRun;
		reports.addAll(context.progress().steps());
		followUps.addAll(context.progress().followUps());
		interrupted = new InterruptedChanges(context);
	}

	/** @throws JournalUnavailableException when what happens cannot be recorded */
	EndpointReport run() {
		try {
			final Cancellation connecting = new Cancellation();
			try (Registration atLimit = context.limit().cancellation().onCancel(connecting::cancel);
					Registration atCancel = context.cancelled().onCancel(connecting::cancel)) {
				context.connect(null, connecting);
				interrupted.resolve(connecting);
				followUps.addAll(interrupted.followUps());
			}
		} catch (final FailureException e) {
			return report(EndpointResult.UNREACHABLE, List.of(), Optional.of(e.failure()));
		} catch (final JournalUnavailableException e) {
			throw e;
		} catch (final CancellationException e) {
			return context.cancelled().isCancelled()
					? stopped(EndpointResult.CANCELLED, EngineTexts.failure(FailureKind.CANCELLED, "cancelled", context.name()), e)
					: stopped(EndpointResult.UNREACHABLE, EngineTexts.failure(FailureKind.TIMED_OUT, "endpoint.timedOut",
							context.name(), context.strategy().endpointTimeout().toSeconds()), e);
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(EndpointRun.class).error("Connecting to " + context.name() + " failed.", e);
			return report(EndpointResult.FAILED, List.of(),
					Optional.of(EngineTexts.defect("endpoint.defect", e, context.name())));
		}
		final Map<String, StepResult> results = new HashMap<>();
		reports.forEach(former -> results.put(former.stepId(), former.result()));
		for (final StepTask task : tasks.steps()) {
			if (results.containsKey(task.id())) {
				continue;
			}
			final StepReport report = new StepRun(task, context, results, followUps, interrupted).run();
			reports.add(report);
			results.put(task.id(), report.result());
			if (report.result() == StepResult.CANCELLED || report.result() == StepResult.DECLINED) {
				break;
			}
			if (report.result().isFailure()) {
				if (task.definition().failurePolicy() == FailurePolicy.STOP) {
					stopRun.accept(task);
				}
				if (task.definition().failurePolicy() != FailurePolicy.CONTINUE) {
					break;
				}
			}
		}
		final EndpointResult result = StepResults.worst(reports);
		return result.isSuccess() && !tasks.confirmedBy().isEmpty() ? confirm(result)
				: report(result, List.of(), reports.stream().filter(step -> !isFine(step.result()))
						.flatMap(step -> step.failure().stream()).findFirst());
	}

	private EndpointReport confirm(final EndpointResult result) {
		context.standStill(null);
		final List<Finding> findings;
		final List<Failure> defects;
		try (TimeLimit limit = new TimeLimit(context.strategy().stepTimeout(), context.cancelled())) {
			context.enter(Phase.CONFIRM, null);
			final Facts facts = context.session().read(DiagnosticEvaluator.probes(tasks.confirmedBy()), limit.cancellation());
			context.facts().add(facts);
			final DiagnosticEvaluator.Judgement judgement = DiagnosticEvaluator.judge(tasks.confirmedBy(), facts);
			findings = judgement.findings().stream().filter(finding -> tasks.users().includes(finding, facts)).toList();
			defects = judgement.defects();
		} catch (final FailureException e) {
			return report(EndpointResult.FAILED, List.of(), Optional.of(new Failure(e.failure().kind(),
					EngineTexts.TEXTS.text("confirm.unreadable", context.name(), e.failure().message()), e.failure().advice())));
		} catch (final CancellationException e) {
			return context.cancelled().isCancelled()
					? stopped(EndpointResult.CANCELLED,
							EngineTexts.failure(FailureKind.CANCELLED, "confirm.cancelled", context.name()), e)
					: stopped(EndpointResult.FAILED, EngineTexts.failure(FailureKind.TIMED_OUT, "endpoint.timedOut",
							context.name(), context.strategy().stepTimeout().toSeconds()), e);
		}
		context.journal().record(new FindingsRecorded(context.name(), findings));
		final List<Finding> grave = findings.stream().filter(finding -> finding.severity().isAtLeast(Severity.WARNING)).toList();
		if (!grave.isEmpty()) {
			return report(EndpointResult.FAILED, findings, Optional.of(EngineTexts.failure(FailureKind.TOOL_FAILED, "confirm.found",
					context.name(), RunbookTasks.joined(grave.stream().map(Finding::title).toList()))));
		}
		return defects.isEmpty() ? report(result, findings, Optional.empty())
				: report(EndpointResult.FAILED, findings, Optional.of(defects.getFirst()));
	}

	private EndpointReport stopped(final EndpointResult result, final Failure why, final CancellationException how) {
		return report(result, List.of(), Optional.of(StoppedFailures.explain(why, how)));
	}

	private EndpointReport report(final EndpointResult result, final List<Finding> findings, final Optional<Failure> failure) {
		return new EndpointReport(context.endpoint(), result, reports, findings, List.copyOf(followUps), failure,
				context.clock().stop());
	}

	private static boolean isFine(final StepResult result) {
		return result == StepResult.SUCCEEDED || result == StepResult.NOTHING_TO_DO || result == StepResult.SKIPPED;
	}
}
