package io.shuzen.core.failure;

import java.io.Serial;

/** Carries a {@link Failure} out of a call that has nothing else to return. Expected: log it as a message, without a stack. */
public final class FailureException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Failure failure;

	public FailureException(final Failure failure) {
		this(failure, null);
	}

	public FailureException(final Failure failure, final Throwable cause) {
		super(failure.message().english(), cause);
		this.failure = failure;
	}

	public Failure failure() {
		return failure;
	}
}
