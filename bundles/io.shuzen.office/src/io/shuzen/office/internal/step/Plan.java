package io.shuzen.office.internal.step;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.text.Text;

/**
 * A changeset in the making. The words of a blocker are those of {@code NUMBER.KEY} or, when the step has no such text, of {@code KEY};
 * its advice is under the same key with {@code .advice}.
 */
final class Plan {

	private final String stepId;
	private final String number;
	private final Facts facts;
	private final List<Change> changes = new ArrayList<>();
	private final Set<Blocker> blockers = new LinkedHashSet<>();
	private final Set<FollowUp> followUps = new LinkedHashSet<>();

	Plan(final String stepId, final String number, final Facts facts) {
		this.stepId = stepId;
		this.number = number;
		this.facts = facts;
	}

	String stepId() {
		return stepId;
	}

	void change(final Change change) {
		changes.add(change);
	}

	/** Moves a file or folder of a user into quarantine; blocks when the path is none that can be moved. */
	void quarantine(final String path, final Identity user) {
		try {
			changes.add(new FileQuarantine(path, user));
		} catch (final IllegalArgumentException e) {
			// facts from a strange source: a relative path, a wildcard, a network share
			block("oddPath", path);
		}
	}

	int changeCount() {
		return changes.size();
	}

	/** What users have to do when the plan was carried out; nothing when there is nothing to do. */
	void followUp(final FollowUp followUp) {
		followUps.add(followUp);
	}

	void block(final String key, final Object... arguments) {
		block(Optional.empty(), key, arguments);
	}

	/** Blocks until the step type {@code stepIdThatHelps} was done. */
	void blockUntil(final String stepIdThatHelps, final String key, final Object... arguments) {
		block(Optional.of(stepIdThatHelps), key, arguments);
	}

	private void block(final Optional<String> clearedBy, final String key, final Object... arguments) {
		final String own = number + '.' + key;
		final String used = OfficeStep.TEXTS.has(own) ? own : key;
		final String advice = used + ".advice";
		blockers.add(new Blocker(OfficeStep.TEXTS.text(used, arguments),
				OfficeStep.TEXTS.has(advice) ? OfficeStep.TEXTS.text(advice, arguments) : Text.EMPTY, clearedBy));
	}

	/** Blocks for a reason that another step found. */
	void block(final Blocker blocker) {
		blockers.add(blocker);
	}

	/** Blocks because a fact that the plan depends on could not be read. */
	void block(final Failure failure) {
		blockers.add(new Blocker(failure.message(), failure.advice()));
	}

	/** Whether {@code answer} is known; blocks when it is not. */
	boolean knows(final Answer<?> answer) {
		answer.whyUnreadable().ifPresent(this::block);
		return answer.isKnown();
	}

	Changeset toChangeset() {
		return new Changeset(stepId, facts.endpoint(), changes, List.copyOf(blockers),
				changes.isEmpty() ? List.of() : List.copyOf(followUps));
	}
}
