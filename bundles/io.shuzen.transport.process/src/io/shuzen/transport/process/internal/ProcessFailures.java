package io.shuzen.transport.process.internal;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.TextBundle;

/** The failures of this transport in words. */
final class ProcessFailures {

	static final TextBundle TEXTS = TextBundle.beside(ProcessFailures.class, "process");

	private ProcessFailures() {
	}

	static Failure of(final FailureKind kind, final String key, final Object... arguments) {
		return new Failure(kind, TEXTS.text(key, arguments), TEXTS.text(key + ".advice", arguments));
	}
}
