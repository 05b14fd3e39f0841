package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.ChangeFinished;

/**
 * Finds out what has become of the changes of one endpoint that an interruption caught, and writes it to the journal: every intent gets
 * its outcome, before anything else is done there.
 */
final class InterruptedChanges {

	private final EndpointContext context;
	private final Map<String, Integer> made = new HashMap<>();
	private final Set<FollowUp> followUps = EnumSet.noneOf(FollowUp.class);
	private final Set<Change> doubtful = new HashSet<>();

	InterruptedChanges(final EndpointContext context) {
		this.context = context;
	}

	/**
	 * Asks the machine. Costs nothing when there are none.
	 *
	 * @throws FailureException when it cannot be asked; then nothing is recorded
	 */
	void resolve(final Cancellation cancellation) throws FailureException {
		final List<InterruptedChange> interrupted = context.progress().interrupted();
		if (interrupted.isEmpty()) {
			return;
		}
		context.enter(Phase.READ, null);
		final Set<Probe<?>> probes = new HashSet<>();
		interrupted.forEach(change -> probes.addAll(change.probes()));
		final Facts facts = context.session().read(probes, cancellation);
		for (final InterruptedChange change : interrupted) {
			final Outcome outcome = change.outcome(context.name(), facts);
			context.journal().record(
					new ChangeFinished(context.name(), change.stepId(), change.attempt(), change.index(), outcome));
			if (outcome instanceof Outcome.Applied) {
				made.merge(change.stepId(), 1, Integer::sum);
			}
			if (!(outcome instanceof Outcome.Failed)) {
				followUps.addAll(change.followUps());
			}
			if (outcome instanceof Outcome.InDoubt && change.mayNotBeRepeated()) {
				doubtful.add(change.change());
			}
		}
	}

	/** How many of a step's changes were made. */
	int madeBy(final String stepId) {
		return made.getOrDefault(stepId, 0);
	}

	Set<FollowUp> followUps() {
		return followUps;
	}

	/** Why a plan may not be carried out: something in it may have been done already, and doing it twice is not doing it once. */
	Optional<Failure> objection(final List<Change> plan) {
		if (context.repeatsInDoubt()) {
			return Optional.empty();
		}
		final List<Change> again = new ArrayList<>(plan);
		again.retainAll(doubtful);
		return again.stream().findFirst().map(change -> EngineTexts.failure(FailureKind.CONFLICT, "interrupted.notRepeated",
				context.name(), change.describe()));
	}
}
