package io.shuzen.windows.jna.internal;

import java.io.Serial;

import io.shuzen.core.failure.Failure;

/** Something was not read or changed. */
final class WindowsCallException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Failure failure;

	WindowsCallException(final Failure failure) {
		super(failure.message().english());
		this.failure = failure;
	}

	Failure failure() {
		return failure;
	}
}
