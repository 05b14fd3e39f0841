package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.text.Text;
import io.shuzen.engine.GateKeeper.Decision;
import io.shuzen.engine.GateKeeper.Question;
import io.shuzen.engine.StepReport;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.GateDecided;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.RunEvent.StepPlanned;
import io.shuzen.journal.StepResult;
import io.shuzen.model.runbook.Gate;

/** One step on one endpoint: read, plan, ask, apply, verify, and again when it failed and the runbook says so. */
final class StepRun {

	private final StepTask task;
	private final EndpointContext context;
	private final Map<String, StepResult> formerResults;
	private final Set<FollowUp> followUps;
	private final InterruptedChanges interrupted;
	private final Duration timeout;
	private List<Outcome> outcomes = List.of();
	private int changesMade;
	/** What the last reading said; for telling who has signed in since. */
	private Optional<Facts> lastFacts = Optional.empty();

	/**
	 * @param formerResults how the steps before ended here
	 * @param followUps     takes what somebody still has to do after this step
	 * @param interrupted   what became of changes an interruption caught
	 */
	StepRun(final StepTask task, final EndpointContext context, final Map<String, StepResult> formerResults,
			final Set<FollowUp> followUps, final InterruptedChanges interrupted) {
		this.task = task;
		this.context = context;
		this.formerResults = formerResults;
		this.followUps = followUps;
		this.interrupted = interrupted;
		changesMade = context.progress().changesMade().getOrDefault(task.id(), 0) + interrupted.madeBy(task.id());
		timeout = task.timeLimit().orElse(context.strategy().stepTimeout());
	}

	/**
	 * How an attempt ended.
	 *
	 * @param remaining   what verification found still to do
	 * @param interrupted whether the run was paused, and it is no attempt at all
	 * @param needsSignIn whether a user would have to sign in first
	 */
	private record Attempt(StepResult result, Optional<Failure> failure, Optional<Changeset> remaining, boolean interrupted,
			boolean needsSignIn) {

		static final Attempt INTERRUPTED = new Attempt(StepResult.CANCELLED, Optional.empty(), Optional.empty(), true, false);

		static Attempt of(final StepResult result) {
			return new Attempt(result, Optional.empty(), Optional.empty(), false, false);
		}

		static Attempt failed(final StepResult result, final Failure failure) {
			return failed(result, failure, Optional.empty());
		}

		static Attempt failed(final StepResult result, final Failure failure, final Optional<Changeset> remaining) {
			return new Attempt(result, Optional.of(failure), remaining, false, failure.kind() == FailureKind.USER_NOT_SIGNED_IN);
		}

		/** With what the machine said when it was stopped. */
		Attempt knowing(final CancellationException stopped) {
			return new Attempt(result, failure.map(known -> StoppedFailures.explain(known, stopped)), remaining, interrupted,
					needsSignIn);
		}

		Attempt needingSignIn(final boolean needed) {
			return new Attempt(result, failure, remaining, interrupted, needed);
		}
	}

	/** @throws JournalUnavailableException when what happens cannot be recorded */
	StepReport run() {
		int number = context.progress().attempts().getOrDefault(task.id(), 0) + 1;
		final int retries = task.definition().retryAttempts();
		int failures = 0;
		boolean forgiven = false;
		while (true) {
			context.standStill(task.id());
			final long stalledBefore = StallWatch.instance().stalledNanos();
			final Attempt attempt = attempt(number);
			if (attempt.interrupted) {
				// what is left is planned again from what is true after the pause
				number++;
				continue;
			}
			final Optional<Failure> failure = StalledFailures.explain(attempt.failure, stalledBefore);
			failures++;
			final boolean onlyLagged = !forgiven && !failure.equals(attempt.failure);
			final boolean again = mayGoOn() && (onlyLagged && attempt.result == StepResult.FAILED
					|| failures <= retries && RetryRules.isWorthAnother(attempt.result, attempt.failure));
			final boolean waits = !again && mayGoOn() && attempt.result.isFailure() && attempt.needsSignIn
					&& !context.strategy().signInWait().isZero();
			context.journal().record(new StepFinished(context.name(), task.id(), number, attempt.result, failure,
					attempt.remaining, again || waits));
			if (!(again && waitForRetry(onlyLagged ? 1 : failures) || waits && waitForSignIn())) {
				return new StepReport(task.id(), task.title(), attempt.result, number, changesMade, outcomes, failure);
			}
			forgiven |= onlyLagged;
			failures -= onlyLagged || waits ? 1 : 0;
			number++;
		}
	}

	private boolean mayGoOn() {
		return !context.cancelled().isCancelled() && !context.limit().isExpired();
	}

	private boolean waitForSignIn() {
		return new SignInWait(context, task.id(), lastFacts).await();
	}

	private Attempt attempt(final int number) {
		final Cancellation reading = new Cancellation();
		try (TimeLimit limit = new TimeLimit(timeout, context.limit().cancellation());
				Registration atLimit = limit.cancellation().onCancel(reading::cancel);
				Registration atCancel = context.cancelled().onCancel(reading::cancel)) {
			try {
				return attempt(number, limit, reading);
			} catch (final FailureException e) {
				return Attempt.failed(StepResult.FAILED, e.failure());
			} catch (final CancellationException e) {
				return stopped(limit).knowing(e);
			} catch (final JournalUnavailableException e) {
				throw e;
			} catch (final RuntimeException | Error e) {
				ProgramLog.of(StepRun.class).error("Step %s failed on %s.".formatted(task.id(), context.name()), e);
				return Attempt.failed(StepResult.FAILED, EngineTexts.defect("endpoint.defect", e, context.name()));
			}
		}
	}

	private Attempt attempt(final int number, final TimeLimit limit, final Cancellation reading) throws FailureException {
		context.connect(task.id(), reading);
		context.enter(Phase.READ, task.id());
		final Facts facts = context.session().read(task.probes(), reading);
		lastFacts = Optional.of(facts);
		context.facts().add(facts);
		context.enter(Phase.PLAN, task.id());
		if (number == 1 && !task.isWanted(context.endpoint(), facts, formerResults)) {
			return Attempt.of(StepResult.SKIPPED);
		}
		final Changeset plan = task.plan(facts);
		context.journal().record(new StepPlanned(context.name(), task.id(), number, plan));
		if (plan.isBlocked()) {
			return Attempt.failed(StepResult.BLOCKED, blocked(plan.blockers())).needingSignIn(SignInWait.wouldHelp(facts));
		}
		if (plan.isSatisfied()) {
			return Attempt.of(changesMade > 0 ? StepResult.SUCCEEDED : StepResult.NOTHING_TO_DO);
		}
		final Optional<Failure> objection = interrupted.objection(plan.changes());
		if (objection.isPresent()) {
			return Attempt.failed(StepResult.IN_DOUBT, objection.get());
		}
		if (needsApproval(plan) && !isApproved(plan, limit, reading)) {
			reading.check();
			return Attempt.failed(StepResult.DECLINED,
					new Failure(FailureKind.REFUSED, EngineTexts.TEXTS.text("gate.declined", task.title(), context.name())));
		}
		if (context.standStill(task.id(), limit)) {
			return Attempt.INTERRUPTED;
		}
		context.enter(Phase.APPLY, task.id());
		outcomes = new ChangeApplier(context, task.id(), number).apply(plan.changes(), limit,
				() -> !context.turn().pauses().isPaused());
		changesMade += (int) outcomes.stream().filter(Outcome.Applied.class::isInstance).count();
		if (outcomes.stream().anyMatch(outcome -> !(outcome instanceof Outcome.Unchanged))) {
			followUps.addAll(plan.followUps());
		}
		return verify(plan, limit);
	}

	/** Reads and plans again: the judge of the step, whatever its tools said. */
	private Attempt verify(final Changeset plan, final TimeLimit attemptLimit) {
		final Optional<Outcome> unsuccessful = outcomes.stream().filter(outcome -> !outcome.isSuccess()).findFirst();
		if (unsuccessful.isEmpty() && outcomes.size() < plan.changes().size()) {
			return mayGoOn() && !attemptLimit.isExpired() ? Attempt.INTERRUPTED : stopped(attemptLimit);
		}
		final boolean inDoubt = unsuccessful.filter(Outcome.InDoubt.class::isInstance).isPresent();
		final Optional<Failure> failure = unsuccessful.flatMap(StepResults::failure);
		// time may be up, but what was done must be known
		try (TimeLimit limit = new TimeLimit(timeout, context.cancelled())) {
			context.connect(task.id(), limit.cancellation());
			context.enter(Phase.VERIFY, task.id());
			final Facts facts = context.session().read(task.probes(), limit.cancellation());
			context.facts().add(facts);
			final Changeset remaining = task.plan(facts);
			if (remaining.isSatisfied() || isReached(plan, remaining)) {
				return new Attempt(StepResult.SUCCEEDED, Optional.empty(), Optional.of(remaining), false, false);
			}
			return Attempt.failed(StepResult.FAILED, failure.orElseGet(() -> remaining(remaining)), Optional.of(remaining));
		} catch (final FailureException e) {
			return Attempt.failed(inDoubt ? StepResult.IN_DOUBT : StepResult.FAILED, failure.orElseGet(() -> unverified(e.failure())));
		} catch (final CancellationException e) {
			return context.cancelled().isCancelled() && !inDoubt
					? Attempt.failed(StepResult.CANCELLED, EngineTexts.failure(FailureKind.CANCELLED, "step.unverified", task.title(),
							context.name())).knowing(e)
					: Attempt.failed(inDoubt ? StepResult.IN_DOUBT : StepResult.FAILED,
							failure.orElseGet(() -> StoppedFailures.explain(timedOut(timeout), e)));
		}
	}

	/** A user who was signed out and is back already has a new session: that the former one is over is all that was asked for. */
	private static boolean isReached(final Changeset plan, final Changeset remaining) {
		return remaining.blockers().isEmpty() && remaining.changes().stream()
				.allMatch(change -> change instanceof final UserSignOut again && plan.changes().stream()
						.anyMatch(made -> made instanceof final UserSignOut first && first.identity().equals(again.identity())
								&& first.sessionId() != again.sessionId()));
	}

	private boolean needsApproval(final Changeset plan) {
		return task.definition().gate() == Gate.CONFIRM
				|| task.definition().gate() == Gate.CONFIRM_IF_IRREVERSIBLE && plan.isIrreversible();
	}

	private boolean isApproved(final Changeset plan, final TimeLimit limit, final Cancellation reading) {
		context.enter(Phase.GATE, task.id());
		final Text message = task.definition().gateMessage().isEmpty()
				? EngineTexts.TEXTS.text("gate.question", task.title(), context.name(), plan.changes().size())
				: task.definition().gateMessage();
		// people may take their time
		limit.pause();
		context.limit().pause();
		try {
			final Decision decision = context.gateKeeper().decide(
					new Question(context.journal().runId(), context.endpoint(), task.definition(), message, plan), reading);
			context.journal().record(new GateDecided(context.name(), task.id(), decision.approved(), decision.decidedBy()));
			return decision.approved();
		} finally {
			context.limit().resume();
			limit.resume();
		}
	}

	/** False when the wait was cut short. Holds no platform thread. */
	private boolean waitForRetry(final int failures) {
		context.enter(Phase.RETRY_WAIT, task.id());
		final Duration delay = Backoff.ofStep(task.definition().retryDelay(), ThreadLocalRandom.current()).delay(failures);
		final CountDownLatch cut = new CountDownLatch(1);
		try (Registration onCancel = context.cancelled().onCancel(cut::countDown);
				Registration onLimit = context.limit().cancellation().onCancel(cut::countDown)) {
			return !cut.await(delay.toNanos(), TimeUnit.NANOSECONDS);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Attempt stopped(final TimeLimit limit) {
		if (context.cancelled().isCancelled()) {
			return Attempt.failed(StepResult.CANCELLED, EngineTexts.failure(FailureKind.CANCELLED, "cancelled", context.name()));
		}
		return Attempt.failed(StepResult.FAILED,
				timedOut(limit.isExpired() ? timeout : context.strategy().endpointTimeout()));
	}

	private Failure timedOut(final Duration limit) {
		return EngineTexts.failure(FailureKind.TIMED_OUT, "step.timedOut", task.title(), context.name(), limit.toSeconds());
	}

	private Failure remaining(final Changeset remaining) {
		final List<Text> what = new ArrayList<>();
		remaining.changes().forEach(change -> what.add(change.describe()));
		remaining.blockers().forEach(blocker -> what.add(blocker.reason()));
		return EngineTexts.failure(FailureKind.TOOL_FAILED, "step.notReached", task.title(), context.name(),
				RunbookTasks.joined(what));
	}

	private Failure unverified(final Failure cause) {
		return new Failure(cause.kind(), EngineTexts.TEXTS.text("step.notVerified", task.title(), context.name(), cause.message()),
				cause.advice(), cause.detail());
	}

	private static Failure blocked(final List<Blocker> blockers) {
		return new Failure(FailureKind.REFUSED, RunbookTasks.joined(blockers.stream().map(Blocker::reason).toList()),
				RunbookTasks.joined(blockers.stream().map(Blocker::advice).filter(advice -> !advice.isEmpty()).toList()));
	}
}
