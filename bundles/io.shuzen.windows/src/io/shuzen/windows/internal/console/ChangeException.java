package io.shuzen.windows.internal.console;

import java.io.Serial;

import io.shuzen.core.failure.Failure;

/** A change was not made, or not to its end. */
final class ChangeException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Failure failure;

	ChangeException(final Failure failure) {
		super(failure.message().english());
		this.failure = failure;
	}

	Failure failure() {
		return failure;
	}
}
