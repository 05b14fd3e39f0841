package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.journal.Phase;

/**
 * Waits until a user signs in to a machine: asks it who is signed in, rarer and rarer, and keeps no connection, no thread of the platform
 * and no place of the run meanwhile.
 */
final class SignInWait {

	private static final Duration FIRST = Duration.ofSeconds(15);
	private static final Duration LONGEST = Duration.ofMinutes(5);
	/** How long one look at the machine may take. */
	private static final Duration LOOK = Duration.ofMinutes(1);

	private final EndpointContext context;
	private final String stepId;
	private final Set<String> before;
	private final Backoff backoff;

	/** @param known what was last read; for telling who was signed in already */
	SignInWait(final EndpointContext context, final String stepId, final Optional<Facts> known) {
		this.context = context;
		this.stepId = stepId;
		before = known.map(SignInWait::signedIn).orElse(Set.of());
		final Duration patience = context.strategy().signInWait();
		final Duration first = patience.dividedBy(4).compareTo(FIRST) < 0 ? patience.dividedBy(4) : FIRST;
		backoff = new Backoff(first, LONGEST, ThreadLocalRandom.current());
	}

	/** Whether something could not be read only because its user is not signed in. */
	static boolean wouldHelp(final Facts facts) {
		return facts.all().stream().flatMap(fact -> fact.answer().whyUnreadable().stream())
				.anyMatch(failure -> failure.kind() == FailureKind.USER_NOT_SIGNED_IN);
	}

	/** Whether somebody has signed in; not when time was up or the run is being stopped. */
	boolean await() {
		context.enter(Phase.SIGN_IN_WAIT, stepId);
		context.session().close();
		context.limit().pause();
		try {
			return context.turn().away(true, this::lookUntilSignedIn);
		} finally {
			context.limit().resume();
		}
	}

	private boolean lookUntilSignedIn() {
		final long end = System.nanoTime() + context.strategy().signInWait().toNanos();
		for (int looks = 1; ; looks++) {
			final long left = end - System.nanoTime();
			if (left <= 0 || !sleep(Math.min(left, backoff.delay(looks).toNanos()))) {
				return false;
			}
			if (!context.turn().pauses().isPaused() && hasSomebodySignedIn()) {
				return true;
			}
		}
	}

	private boolean hasSomebodySignedIn() {
		try (TimeLimit limit = new TimeLimit(LOOK, context.turn().stopping())) {
			return !before.containsAll(signedIn(context.session().read(Set.of(UserProbe.INSTANCE), limit.cancellation())));
		} catch (final FailureException | CancellationException e) {
			// a machine that is off has nobody signed in; the next look tells more
			return false;
		} finally {
			context.session().close();
		}
	}

	private boolean sleep(final long nanos) {
		final CountDownLatch cut = new CountDownLatch(1);
		final Cancellation stopping = context.turn().stopping();
		try (Registration onStop = stopping.onCancel(cut::countDown)) {
			return !cut.await(nanos, TimeUnit.NANOSECONDS);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Sessions are told apart, so that a user who has signed out and in again counts. */
	private static Set<String> signedIn(final Facts facts) {
		return facts.users().stream().filter(user -> user.session().isPresent() && user.hiveLoaded()).map(SignInWait::session)
				.collect(Collectors.toSet());
	}

	private static String session(final WindowsUser user) {
		return user.sid() + ' ' + user.session().orElseThrow().id();
	}
}
