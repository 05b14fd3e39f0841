package io.shuzen.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.text.Text;

/**
 * Something that happened in a run. Written as JSON under the class name in lower case with hyphens ({@code run-started}); types and
 * components may be added, never renamed, and a reader ignores components it does not know.
 */
public sealed interface RunEvent {

	/** Whether the journal has it on the disk before {@link Journal#append} returns. The others may be lost by a crash. */
	default boolean isDurable() {
		return true;
	}

	/**
	 * Something that happened with one endpoint.
	 */
	sealed interface OfEndpoint extends RunEvent {
		/** The endpoint's name, unique within the run. */
		String endpoint();
	}

	/**
	 * Something that happened with one step on one endpoint.
	 */
	sealed interface OfStep extends OfEndpoint {
		/** The id of the step in its runbook; for an undo, that of the step whose changes are taken back. */
		String stepId();
	}

	/**
	 * A run begins. Its endpoints follow as {@link EndpointAccepted}.
	 *
	 * @param kind           what it is for
	 * @param runbookId      the runbook's id; for an undo, that of the former run's
	 * @param runbookVersion its version
	 * @param title          the runbook's name
	 * @param definition     the runbook with its strategy as JSON, as it was when the run started; a resumed run goes by it
	 * @param parameters     values of the runbook's parameters; secrets by reference only
	 * @param operator       who started it
	 * @param reason         why, in the operator's words; may be empty
	 * @param undoOf         the run whose changes are taken back; only for an undo
	 * @param endpointCount  how many endpoints it has
	 */
	record RunStarted(RunKind kind, String runbookId, String runbookVersion, Text title, String definition,
			Map<String, String> parameters, String operator, String reason, Optional<String> undoOf, int endpointCount)
			implements RunEvent {
		public RunStarted {
			Objects.requireNonNull(kind);
			Objects.requireNonNull(runbookId);
			Objects.requireNonNull(runbookVersion);
			Objects.requireNonNull(title);
			Objects.requireNonNull(definition);
			parameters = Map.copyOf(parameters);
			Objects.requireNonNull(operator);
			Objects.requireNonNull(reason);
			Objects.requireNonNull(undoOf);
		}
	}

	/**
	 * An endpoint belongs to the run. Says where its credentials come from, never what they are.
	 *
	 * @param parameters values of the runbook's parameters that count here only; secrets by reference only
	 */
	record EndpointAccepted(EndpointDescriptor descriptor, Map<String, String> parameters) implements OfEndpoint {
		public EndpointAccepted {
			Objects.requireNonNull(descriptor);
			// left out in what earlier versions wrote
			parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
		}

		/** With the run's parameters only. */
		public EndpointAccepted(final EndpointDescriptor descriptor) {
			this(descriptor, Map.of());
		}

		@Override
		public String endpoint() {
			return descriptor.name();
		}
	}

	/**
	 * A wave begins.
	 *
	 * @param number    counted from 1
	 * @param canary    whether its success decides about all others
	 * @param endpoints how many go together
	 */
	record WaveStarted(int number, boolean canary, int endpoints) implements RunEvent {
	}

	/**
	 * An endpoint enters a phase. A time line of a run is made of these.
	 *
	 * @param stepId  the step it is about; empty when it is about none
	 * @param elapsed the time since the endpoint's first turn in this process, by a clock that never goes backwards; zero in what earlier
	 *                versions wrote
	 */
	record PhaseEntered(String endpoint, Phase phase, Optional<String> stepId, Duration elapsed) implements OfEndpoint {
		public PhaseEntered {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(phase);
			Objects.requireNonNull(stepId);
			elapsed = elapsed == null ? Duration.ZERO : elapsed;
		}

		@Override
		public boolean isDurable() {
			return false;
		}
	}

	/**
	 * What is to be done was planned from the machine's present state.
	 *
	 * @param attempt counted from 1
	 */
	record StepPlanned(String endpoint, String stepId, int attempt, Changeset plan) implements OfStep {
		public StepPlanned {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(plan);
		}

		@Override
		public boolean isDurable() {
			return false;
		}
	}

	/**
	 * A person was asked before a step changed the machine.
	 *
	 * @param decidedBy who answered
	 */
	record GateDecided(String endpoint, String stepId, boolean approved, String decidedBy) implements OfStep {
		public GateDecided {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(decidedBy);
		}
	}

	/**
	 * A change is about to alter the machine, and its former state is saved. An intent without an outcome after a crash means: in doubt.
	 * A change that ended before it could alter anything has an outcome without an intent.
	 *
	 * @param attempt counted from 1
	 * @param index   which change of the plan, counted from 0
	 * @param undo    restores the former state; nothing when nothing does, and in journals of the first layout
	 */
	record ChangeIntended(String endpoint, String stepId, int attempt, int index, Change change, Undo undo) implements OfStep {
		public ChangeIntended {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(change);
			undo = undo == null ? Undo.NONE : undo;
		}
	}

	/**
	 * What became of a change, with what takes it back.
	 *
	 * @param attempt as in the intent
	 * @param index   as in the intent
	 */
	record ChangeFinished(String endpoint, String stepId, int attempt, int index, Outcome outcome) implements OfStep {
		public ChangeFinished {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(outcome);
		}
	}

	/**
	 * An attempt of a step is over.
	 *
	 * @param attempt   counted from 1
	 * @param result    how it ended
	 * @param failure   why, when it did not succeed
	 * @param remaining what planning again found still to do, when a verification took place; empty changes mean verified
	 * @param willRetry whether another attempt follows
	 */
	record StepFinished(String endpoint, String stepId, int attempt, StepResult result, Optional<Failure> failure,
			Optional<Changeset> remaining, boolean willRetry) implements OfStep {
		public StepFinished {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(result);
			Objects.requireNonNull(failure);
			Objects.requireNonNull(remaining);
		}
	}

	/**
	 * What the machine printed while a step was at work.
	 *
	 * @param line a line, or several that came in quick succession, with line breaks between them; a very long line comes in pieces
	 */
	record OutputReceived(String endpoint, String stepId, String line) implements OfStep {
		public OutputReceived {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(line);
		}

		@Override
		public boolean isDurable() {
			return false;
		}
	}

	/**
	 * What was read from an endpoint. Only what differs from what the run had recorded of it before: the facts at any time are those
	 * recorded first, each with what came later in its place.
	 */
	record FactsRecorded(String endpoint, Facts facts) implements OfEndpoint {
		public FactsRecorded {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(facts);
		}

		@Override
		public boolean isDurable() {
			return false;
		}
	}

	/** What the runbook's confirming diagnostics found after the last step. */
	record FindingsRecorded(String endpoint, List<Finding> findings) implements OfEndpoint {
		public FindingsRecorded {
			Objects.requireNonNull(endpoint);
			findings = List.copyOf(findings);
		}

		@Override
		public boolean isDurable() {
			return false;
		}
	}

	/**
	 * The run is over for an endpoint. Exactly one for each.
	 *
	 * @param failure   why it did not succeed
	 * @param followUps what somebody still has to do there
	 * @param duration  from its turn to its end
	 */
	record EndpointFinished(String endpoint, EndpointResult result, Optional<Failure> failure, List<FollowUp> followUps,
			Duration duration) implements OfEndpoint {
		public EndpointFinished {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(result);
			Objects.requireNonNull(failure);
			followUps = List.copyOf(followUps);
			Objects.requireNonNull(duration);
		}
	}

	/**
	 * An endpoint could not be reached and is tried again later.
	 *
	 * @param failure why it could not be reached
	 * @param retryIn how long from now; later when the run is paused then
	 */
	record EndpointDeferred(String endpoint, Failure failure, Duration retryIn) implements OfEndpoint {
		public EndpointDeferred {
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(failure);
			Objects.requireNonNull(retryIn);
		}

		@Override
		public boolean isDurable() {
			return false;
		}
	}

	/**
	 * The run starts nothing until that time.
	 *
	 * @param until  by the clock of the console
	 * @param reason its schedule or its maintenance window
	 */
	record RunWaiting(Instant until, Text reason) implements RunEvent {
		public RunWaiting {
			Objects.requireNonNull(until);
			Objects.requireNonNull(reason);
		}
	}

	/**
	 * The run starts nothing until somebody lets it go on. What is under way on endpoints stands still after the change that is being made.
	 *
	 * @param pausedBy who paused it; empty for the run itself, which asks because of the reason
	 * @param reason   why
	 */
	record RunPaused(String pausedBy, Text reason) implements RunEvent {
		public RunPaused {
			Objects.requireNonNull(pausedBy);
			Objects.requireNonNull(reason);
		}
	}

	/** A paused run goes on. */
	record RunContinued(String continuedBy) implements RunEvent {
		public RunContinued {
			Objects.requireNonNull(continuedBy);
		}
	}

	/** Something about the run as a whole that people should know: a threshold was passed, or the console itself lagged. */
	record RunNoted(Text what) implements RunEvent {
		public RunNoted {
			Objects.requireNonNull(what);
		}

		@Override
		public boolean isDurable() {
			return false;
		}
	}

	/** The run will start nothing more. What is under way on endpoints comes to an end. */
	record RunStopping(RunResult result, Text reason) implements RunEvent {
		public RunStopping {
			Objects.requireNonNull(result);
			Objects.requireNonNull(reason);
		}
	}

	/** A run that a crash had interrupted goes on. */
	record RunResumed(String operator) implements RunEvent {
		public RunResumed {
			Objects.requireNonNull(operator);
		}
	}

	/**
	 * A run is over.
	 *
	 * @param counts how many endpoints ended how; results that no endpoint had are left out
	 */
	record RunFinished(RunResult result, Map<EndpointResult, Integer> counts) implements RunEvent {
		public RunFinished {
			Objects.requireNonNull(result);
			counts = Map.copyOf(counts);
		}
	}
}
