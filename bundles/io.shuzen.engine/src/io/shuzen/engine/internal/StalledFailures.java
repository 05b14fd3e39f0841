package io.shuzen.engine.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;

/** Says of failures that are about time when it was this process that had none. */
final class StalledFailures {

	private StalledFailures() {
	}

	/**
	 * @param stalledBefore {@link StallWatch#stalledNanos()} before the work that failed
	 * @return the same failure unless the console's own standing still may be the cause
	 */
	static Optional<Failure> explain(final Optional<Failure> failure, final long stalledBefore) {
		final long stalled = StallWatch.instance().stalledNanos() - stalledBefore;
		return stalled <= 0 ? failure : failure.map(found -> isAboutTime(found.kind()) ? explained(found, stalled) : found);
	}

	private static boolean isAboutTime(final FailureKind kind) {
		return kind == FailureKind.TIMED_OUT || kind == FailureKind.CONNECTION_LOST || kind == FailureKind.UNREACHABLE;
	}

	private static Failure explained(final Failure failure, final long stalledNanos) {
		return new Failure(failure.kind(), EngineTexts.TEXTS.text("stalled.failure", failure.message(),
				Math.max(1, TimeUnit.NANOSECONDS.toSeconds(stalledNanos))), EngineTexts.TEXTS.text("stalled.failure.advice"),
				failure.detail());
	}
}
