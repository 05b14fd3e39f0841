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
		final int number = number(error);
		if (isGone(number)) {
			return new WindowsCallException(of(FailureKind.CONNECTION_LOST, "gone", String.valueOf(subject), function, describe(error)));
		}
		final FailureKind kind = number == WindowsConstants.ERROR_ACCESS_DENIED ? FailureKind.ACCESS_DENIED
				: FailureKind.TOOL_FAILED;
		final String key = kind == FailureKind.ACCESS_DENIED ? "denied" : "callFailed";
		return new WindowsCallException(of(kind, key, String.valueOf(subject), function, describe(error)));
	}

	/**
	 * A connection that was not made.
	 *
	 * @param machine its name or address
	 */
	static WindowsCallException connection(final String function, final String machine, final int error) {
		final int number = number(error);
		if (number == WindowsConstants.ERROR_ACCESS_DENIED || number == WindowsConstants.ERROR_LOGON_FAILURE) {
			return new WindowsCallException(of(FailureKind.AUTHENTICATION_REFUSED, "remoteDenied", machine, function));
		}
		return new WindowsCallException(of(FailureKind.UNREACHABLE, "unreachable", machine, function, describe(error)));
	}

	private static boolean isGone(final int number) {
		return switch (number) {
		case WindowsConstants.ERROR_REM_NOT_LIST, WindowsConstants.ERROR_BAD_NETPATH, WindowsConstants.ERROR_NETNAME_DELETED,
				WindowsConstants.RPC_S_SERVER_UNAVAILABLE, WindowsConstants.RPC_S_CALL_FAILED ->
			true;
		default -> false;
		};
	}

	/** Components give the numbers of winerror.h as HRESULTs (HRESULT_FROM_WIN32). */
	private static int number(final int error) {
		return (error & 0xFFFF_0000) == 0x8007_0000 ? error & 0xFFFF : error;
	}

	private static String describe(final int error) {
		return error < 0 ? "0x%08X".formatted(error) : Integer.toString(error);
	}

	static WindowsCallException refusal(final FailureKind kind, final String key, final Object... arguments) {
		return new WindowsCallException(of(kind, key, arguments));
	}
}
