package io.shuzen.windows.jna.internal;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/** The failures of this back end in words. */
final class WindowsApiFailures {

	static final TextBundle TEXTS = TextBundle.beside(WindowsApiFailures.class, "jna");

	private WindowsApiFailures() {
	}

	static Failure of(final FailureKind kind, final String key, final Object... arguments) {
		return new Failure(kind, TEXTS.text(key, arguments),
				TEXTS.has(key + ".advice") ? TEXTS.text(key + ".advice", arguments) : Text.EMPTY);
	}
}
