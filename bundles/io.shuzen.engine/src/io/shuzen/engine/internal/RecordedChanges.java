package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.UndoScope;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunSummary;

/**
 * What a run has done, from the journal.
 *
 * @param run       the run
 * @param endpoints those on which it changed or may have changed something, with the changes in the order in which they were made
 */
record RecordedChanges(RunSummary run, SequencedMap<EndpointDescriptor, List<Made>> endpoints) {

	private static final int PAGE = 5_000;

	/**
	 * A change that was made, or may have been.
	 *
	 * @param undo  what takes it back; nothing when it is not known
	 * @param known whether the journal has its outcome
	 */
	record Made(String stepId, Change change, Undo undo, boolean known) {
	}

	private record Key(String endpoint, String stepId, int attempt, int index) {
	}

	/** @throws FailureException when there is no such run, it is under way, or nothing in the scope was changed */
	static RecordedChanges of(final UndoScope scope, final Journal journal) throws FailureException {
		final RunSummary run = journal.run(scope.runId())
				.orElseThrow(() -> EngineTexts.exception(FailureKind.INVALID_INPUT, "undo.noRun", scope.runId()));
		if (run.state() == RunSummary.State.RUNNING) {
			throw EngineTexts.exception(FailureKind.REFUSED, "undo.underWay", scope.runId());
		}
		final Map<String, EndpointDescriptor> descriptors = new LinkedHashMap<>();
		final SequencedMap<Key, Made> made = new LinkedHashMap<>();
		long after = 0;
		List<JournalEntry> page;
		do {
			page = journal.entries(scope.runId(), after, PAGE);
			for (final JournalEntry entry : page) {
				after = entry.sequence();
				switch (entry.event()) {
				case final EndpointAccepted accepted -> descriptors.put(accepted.endpoint(), accepted.descriptor());
				case final ChangeIntended intended when includes(scope, intended.endpoint(), intended.stepId()) -> made.put(
						new Key(intended.endpoint(), intended.stepId(), intended.attempt(), intended.index()),
						new Made(intended.stepId(), intended.change(), intended.undo(), false));
				case final ChangeFinished finished when includes(scope, finished.endpoint(), finished.stepId()) -> {
					final Key key = new Key(finished.endpoint(), finished.stepId(), finished.attempt(), finished.index());
					if (hasEffect(finished)) {
						made.put(key, new Made(finished.stepId(), finished.outcome().change(), finished.outcome().undo(), true));
					} else {
						made.remove(key);
					}
				}
				default -> {
					// says nothing about what was changed
				}
				}
			}
		} while (page.size() == PAGE);
		if (scope.endpoint().isPresent() && descriptors.keySet().stream().noneMatch(scope.endpoint().get()::equalsIgnoreCase)) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "undo.noEndpoint", scope.runId(), scope.endpoint().get());
		}
		final Map<String, List<Made>> byName = new HashMap<>();
		made.forEach((key, change) -> byName.computeIfAbsent(key.endpoint, any -> new ArrayList<>()).add(change));
		// in the order of the run, not in that in which its endpoints happened to be changed
		final SequencedMap<EndpointDescriptor, List<Made>> byEndpoint = new LinkedHashMap<>();
		descriptors.forEach((name, descriptor) -> Optional.ofNullable(byName.get(name))
				.ifPresent(changes -> byEndpoint.put(descriptor, changes)));
		if (byEndpoint.isEmpty()) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "undo.nothing", scope.runId());
		}
		return new RecordedChanges(run, byEndpoint);
	}

	/** A change that failed before it altered anything, or found everything as it should be, needs no undo. */
	private static boolean hasEffect(final ChangeFinished finished) {
		return switch (finished.outcome()) {
		case final io.shuzen.core.change.Outcome.Applied applied -> true;
		case final io.shuzen.core.change.Outcome.InDoubt inDoubt -> true;
		case final io.shuzen.core.change.Outcome.Failed failed -> !failed.undo().isEmpty();
		case final io.shuzen.core.change.Outcome.Unchanged unchanged -> false;
		};
	}

	private static boolean includes(final UndoScope scope, final String endpoint, final String stepId) {
		return scope.endpoint().stream().allMatch(wanted -> wanted.toLowerCase(Locale.ROOT).equals(endpoint.toLowerCase(Locale.ROOT)))
				&& scope.stepId().stream().allMatch(stepId::equals);
	}
}
