package io.shuzen.windows.simulation.internal.host;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.TextBundle;

/** The words of this package. */
final class HostTexts {

	static final TextBundle TEXTS = TextBundle.beside(HostTexts.class, "host");

	private HostTexts() {
	}

	/** A failure whose message is {@code key} and whose advice is {@code key.advice}, where there is one. */
	static Failure failure(final FailureKind kind, final String key, final Object... arguments) {
		return TEXTS.has(key + ".advice")
				? new Failure(kind, TEXTS.text(key, arguments), TEXTS.text(key + ".advice", arguments))
				: new Failure(kind, TEXTS.text(key, arguments));
	}
}
