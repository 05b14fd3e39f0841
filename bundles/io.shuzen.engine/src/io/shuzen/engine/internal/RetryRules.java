package io.shuzen.engine.internal;

import java.util.Optional;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.journal.StepResult;

/** Which failures are worth another attempt: those that time may mend. The others would be the same again, or make matters worse. */
final class RetryRules {

	private RetryRules() {
	}

	/** Whether a step that ended so may end differently next time. */
	static boolean isWorthAnother(final StepResult result, final Optional<Failure> failure) {
		return switch (result) {
		// a program that is in the way may be closed meanwhile
		case BLOCKED -> true;
		case FAILED -> failure.map(Failure::kind).map(RetryRules::isPassing).orElse(true);
		case SUCCEEDED, NOTHING_TO_DO, SKIPPED, DECLINED, IN_DOUBT, CANCELLED -> false;
		};
	}

	/** Whether the cause may pass by itself. */
	static boolean isPassing(final FailureKind kind) {
		return switch (kind) {
		case UNREACHABLE, TIMED_OUT, CONNECTION_LOST, TOOL_FAILED, CONFLICT, REFUSED, NOT_READ -> true;
		// wrong credentials that are tried again lock accounts
		case AUTHENTICATION_REFUSED, HOST_KEY_REFUSED -> false;
		case NOT_WINDOWS, ACCESS_DENIED, TOOL_MISSING, UNPARSABLE, UNSUPPORTED, INVALID_INPUT, STORAGE_UNAVAILABLE, INTERNAL,
				CANCELLED -> false;
		// is waited for instead, when the strategy says so
		case USER_NOT_SIGNED_IN -> false;
		};
	}

	/** Whether a machine that could not be reached may just be off, out of reach or starting. */
	static boolean isOff(final Failure failure) {
		return failure.kind() == FailureKind.UNREACHABLE || failure.kind() == FailureKind.TIMED_OUT
				|| failure.kind() == FailureKind.CONNECTION_LOST;
	}
}
