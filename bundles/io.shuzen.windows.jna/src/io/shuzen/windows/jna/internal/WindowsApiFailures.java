package io.shuzen.windows.jna.internal;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** The failures of this back end in words. */
final class WindowsApiFailures {

	static final TextBundle TEXTS = TextBundle.beside(WindowsApiFailures.class, "jna");

	private WindowsApiFailures() {
	}

	static Failure of(final FailureKind kind, final String key, final Object... arguments) {
		return new Failure(kind, TEXTS.text(key, arguments),
				TEXTS.has(key + ".advice") ? TEXTS.text(key + ".advice", arguments) : Text.EMPTY);
	}

	/**
	 * A function that failed.
	 *
	 * @param function its name
	 * @param subject  the key, service or process it was about
	 * @param error    its error number (winerror.h)
	 */
	static WindowsCallException call(final String function, final Object subject, final int error) {
		final FailureKind kind = error == WindowsConstants.ERROR_ACCESS_DENIED ? FailureKind.ACCESS_DENIED
				: FailureKind.TOOL_FAILED;
		final String key = kind == FailureKind.ACCESS_DENIED ? "denied" : "callFailed";
		return new WindowsCallException(of(kind, key, String.valueOf(subject), function, Integer.toString(error)));
	}

	static WindowsCallException refusal(final FailureKind kind, final String key, final Object... arguments) {
		return new WindowsCallException(of(kind, key, arguments));
	}
}
