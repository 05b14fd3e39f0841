package io.shuzen.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.text.Text;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.StepResult;

/**
 * What a run did on one endpoint, from the journal.
 *
 * @param runId     which run
 * @param title     the runbook's name
 * @param operator  who started it
 * @param startedAt when
 * @param result    how it ended there; empty when it has not
 * @param failure   why it did not succeed
 * @param steps     the steps that had their turn
 * @param findings  what the confirming diagnostics found afterwards
 * @param followUps what somebody still has to do
 */
public record RunRecord(String runId, Text title, String operator, Instant startedAt, Optional<EndpointResult> result,
		Optional<Failure> failure, List<Step> steps, List<Finding> findings, List<FollowUp> followUps) {

	/**
	 * A step.
	 *
	 * @param stepId   its id in the runbook
	 * @param stepType the id of its type; empty when it was never planned and the run does not tell
	 * @param result   how its last attempt ended; empty when it has not
	 * @param failure  why it did not succeed
	 * @param outcomes what became of its changes, over all attempts
	 * @param blockers what stood in its way
	 */
	public record Step(String stepId, String stepType, Optional<StepResult> result, Optional<Failure> failure, List<Outcome> outcomes,
			List<Blocker> blockers) {
		public Step {
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(stepType);
			Objects.requireNonNull(result);
			Objects.requireNonNull(failure);
			outcomes = List.copyOf(outcomes);
			blockers = List.copyOf(blockers);
		}
	}

	public RunRecord {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(title);
		Objects.requireNonNull(operator);
		Objects.requireNonNull(startedAt);
		Objects.requireNonNull(result);
		Objects.requireNonNull(failure);
		steps = List.copyOf(steps);
		findings = List.copyOf(findings);
		followUps = List.copyOf(followUps);
	}

	private static final class Draft {
		private String stepType = "";
		private Optional<StepResult> result = Optional.empty();
		private Optional<Failure> failure = Optional.empty();
		private final List<Outcome> outcomes = new ArrayList<>();
		private List<Blocker> blockers = List.of();
	}

	/** @param entries of the run, in order; those about other endpoints are left out */
	public static RunRecord of(final RunSummary run, final String endpoint, final List<JournalEntry> entries) {
		final Map<String, String> types = stepTypes(entries);
		final Map<String, Draft> steps = new LinkedHashMap<>();
		Optional<EndpointResult> result = Optional.empty();
		Optional<Failure> failure = Optional.empty();
		List<Finding> findings = List.of();
		List<FollowUp> followUps = List.of();
		for (final JournalEntry entry : entries) {
			if (!(entry.event() instanceof final RunEvent.OfEndpoint event) || !event.endpoint().equals(endpoint)) {
				continue;
			}
			switch (event) {
			case final RunEvent.StepPlanned planned -> {
				final Draft step = steps.computeIfAbsent(planned.stepId(), id -> new Draft());
				step.stepType = planned.plan().stepId();
				step.blockers = planned.plan().blockers();
			}
			case final RunEvent.ChangeFinished finished ->
				steps.computeIfAbsent(finished.stepId(), id -> new Draft()).outcomes.add(finished.outcome());
			case final RunEvent.StepFinished finished -> {
				final Draft step = steps.computeIfAbsent(finished.stepId(), id -> new Draft());
				step.result = Optional.of(finished.result());
				step.failure = finished.failure();
			}
			case final RunEvent.FindingsRecorded recorded -> findings = recorded.findings();
			case final RunEvent.EndpointFinished finished -> {
				result = Optional.of(finished.result());
				failure = finished.failure();
				followUps = finished.followUps();
			}
			default -> {
				// of no interest in a report
			}
			}
		}
		return new RunRecord(run.runId(), run.title(), run.operator(), run.startedAt(), result, failure,
				steps.entrySet().stream().map(step -> new Step(step.getKey(),
						step.getValue().stepType.isEmpty() ? types.getOrDefault(step.getKey(), "") : step.getValue().stepType, step.getValue().result,
						step.getValue().failure, step.getValue().outcomes, step.getValue().blockers)).toList(),
				findings, followUps);
	}

	/** The types of the runbook's steps as it was when the run started, for those that were skipped before they were planned. */
	private static Map<String, String> stepTypes(final List<JournalEntry> entries) {
		final Map<String, String> types = new HashMap<>();
		for (final JournalEntry entry : entries) {
			if (entry.event() instanceof final RunEvent.RunStarted started) {
				try {
					JsonFormat.mapper().readTree(started.definition()).path("runbook").path("steps")
							.forEach(step -> types.put(step.path("id").asText(), step.path("stepType").asText()));
				} catch (final JsonProcessingException e) {
					// an undo has no runbook: then its steps were all planned
				}
			}
		}
		return types;
	}
}
