package io.shuzen.engine.internal;

import java.io.Serial;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;

/** The journal cannot be written. Ends the work on an endpoint at once: nothing may be done that cannot be recorded. */
final class JournalUnavailableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Failure failure;

	JournalUnavailableException(final FailureException cause) {
		super(cause.getMessage(), cause);
		failure = cause.failure();
	}

	Failure failure() {
		return failure;
	}
}
