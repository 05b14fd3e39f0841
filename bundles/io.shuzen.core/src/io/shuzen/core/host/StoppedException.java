package io.shuzen.core.host;

import java.util.Objects;
import java.util.concurrent.CancellationException;

import io.shuzen.core.failure.Failure;

/** A call into a machine was cancelled while something ran there: says whether that has ended, which a plain cancellation leaves open. */
public final class StoppedException extends CancellationException {

	private static final long serialVersionUID = 1L;

	private final transient Failure failure;

	/** @param failure that it was stopped, or that the machine did not confirm it, in words */
	public StoppedException(final Failure failure) {
		super(failure.message().english());
		this.failure = Objects.requireNonNull(failure);
	}

	/** What is known of what ran on the machine; its kind is {@code CANCELLED}. */
	public Failure failure() {
		return failure;
	}
}
