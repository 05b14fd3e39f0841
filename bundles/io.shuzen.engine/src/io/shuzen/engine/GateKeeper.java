package io.shuzen.engine;

import java.util.Objects;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.text.Text;

/** Asks a person before a step changes a machine. Called on worker threads, for different endpoints at the same time; may block. */
@FunctionalInterface
public interface GateKeeper {

	/**
	 * What is to be decided.
	 *
	 * @param runId    the run
	 * @param endpoint where
	 * @param step     which step of the runbook
	 * @param message  what the person is told
	 * @param plan     the changes that would be made
	 */
	record Question(String runId, EndpointDescriptor endpoint, StepDefinition step, Text message, Changeset plan) {
		public Question {
			Objects.requireNonNull(runId);
			Objects.requireNonNull(endpoint);
			Objects.requireNonNull(step);
			Objects.requireNonNull(message);
			Objects.requireNonNull(plan);
		}
	}

	/**
	 * The answer.
	 *
	 * @param approved  whether the changes may be made
	 * @param decidedBy who says so, for the journal
	 */
	record Decision(boolean approved, String decidedBy) {
		public Decision {
			Objects.requireNonNull(decidedBy);
		}
	}

	/**
	 * @param cancellation ends the question: return a refusal then
	 */
	Decision decide(Question question, Cancellation cancellation);

	/** Says yes to everything in the name of {@code operator}, who has seen the preview. */
	static GateKeeper approving(final String operator) {
		return (question, cancellation) -> new Decision(true, operator);
	}

	/** Says no to everything: for unattended work. */
	static GateKeeper declining(final String operator) {
		return (question, cancellation) -> new Decision(false, operator);
	}
}
