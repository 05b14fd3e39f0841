package io.shuzen.engine.internal;

import java.util.List;
import java.util.concurrent.CancellationException;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.host.StoppedException;

/** Passes on what a machine said about what ran there when it was stopped: that it has ended, or that nobody confirmed it. */
final class StoppedFailures {

	private StoppedFailures() {
	}

	/**
	 * @param failure why it was stopped
	 * @param stopped how the call into the machine ended
	 * @return with what is known of the machine; the same failure when nothing had run there
	 */
	static Failure explain(final Failure failure, final CancellationException stopped) {
		if (!(stopped instanceof final StoppedException known)) {
			return failure;
		}
		return new Failure(failure.kind(), RunbookTasks.joined(List.of(failure.message(), known.failure().message())),
				RunbookTasks.joined(List.of(failure.advice(), known.failure().advice()).stream()
						.filter(advice -> !advice.isEmpty()).toList()),
				known.failure().detail());
	}
}
