package io.shuzen.core.failure;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Why something did not work, in words a support engineer understands.
 *
 * @param kind    what sort of failure; programs decide by it
 * @param message what failed and why, one sentence; names the object (key, process, host) it is about
 * @param advice  what to do next; may be {@link Text#EMPTY} when there is nothing sensible to say
 * @param detail  raw text from the machine or the library, for the expert; empty when there is none. Never holds a secret.
 */
public record Failure(FailureKind kind, Text message, Text advice, String detail) {

	public Failure {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(message);
		Objects.requireNonNull(advice);
		Objects.requireNonNull(detail);
	}

	public Failure(final FailureKind kind, final Text message) {
		this(kind, message, Text.EMPTY, "");
	}

	public Failure(final FailureKind kind, final Text message, final Text advice) {
		this(kind, message, advice, "");
	}
}
