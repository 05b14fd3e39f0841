package io.shuzen.windows.simulation.internal.host;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.windows.simulation.internal.host.ConnectionOptions.Fault;

/** The wire between console and machine: it takes time, and it has faults. Waiting holds no thread but the caller's. */
final class SimulatedConnection {

	private static final Duration FOREVER = Duration.ofDays(3650);

	private final EndpointDescriptor endpoint;
	private final ConnectionOptions options;
	private final SplittableRandom chance;
	private final boolean faulty;
	private final Cancellation closing = new Cancellation();
	private int operations;

	SimulatedConnection(final EndpointDescriptor endpoint, final ConnectionOptions options) {
		this.endpoint = endpoint;
		this.options = options;
		chance = new SplittableRandom(options.seed() * 31 + endpoint.name().hashCode());
		faulty = options.fault() != Fault.NONE && chance.nextDouble() < options.faultRate();
	}

	/** Why an operation did not come through. */
	enum Trouble {
		/** It came through. */
		NONE,
		/** The connection broke before the machine heard of it. */
		DROPPED_BEFORE,
		/** The connection broke before the answer came back. */
		DROPPED_AFTER,
		/** It was cancelled, before the machine heard of it. */
		CANCELLED,
		/** It was cancelled while nobody knew whether the machine had heard of it. */
		CANCELLED_HANGING,
		/** The connection was closed. */
		CLOSED
	}

	/** Connects. */
	void open(final Cancellation cancellation) throws FailureException {
		cancellation.check();
		if (faulty && options.fault() == Fault.HANG_CONNECT) {
			pause(endpoint.connectTimeout().toMillis(), cancellation);
			cancellation.check();
			throw new FailureException(HostTexts.failure(FailureKind.TIMED_OUT, "connectTimeout", endpoint.name(),
					Long.toString(endpoint.connectTimeout().toSeconds())));
		}
		pause(duration(), cancellation);
		cancellation.check();
		if (faulty) {
			switch (options.fault()) {
			case UNREACHABLE -> throw refuse(FailureKind.UNREACHABLE, "unreachable");
			case AUTHENTICATION -> throw refuse(FailureKind.AUTHENTICATION_REFUSED, "authentication");
			case HOST_KEY -> throw refuse(FailureKind.HOST_KEY_REFUSED, "hostKey");
			case NOT_WINDOWS -> throw refuse(FailureKind.NOT_WINDOWS, "notWindows");
			default -> {
				// the others come later
			}
			}
		}
	}

	private FailureException refuse(final FailureKind kind, final String key) {
		return new FailureException(HostTexts.failure(kind, key, endpoint.name()));
	}

	/** Waits as long as the operation takes, and says how it went. */
	Trouble operation(final Cancellation cancellation) {
		if (closing.isCancelled()) {
			return Trouble.CLOSED;
		}
		final boolean hangs = faulty && options.fault() == Fault.HANG;
		pause(hangs ? Long.MAX_VALUE : duration(), cancellation);
		if (closing.isCancelled()) {
			return Trouble.CLOSED;
		}
		if (cancellation.isCancelled()) {
			return hangs ? Trouble.CANCELLED_HANGING : Trouble.CANCELLED;
		}
		return next();
	}

	private synchronized Trouble next() {
		operations++;
		if (!faulty || options.fault() != Fault.DROP || operations <= options.dropAfter()) {
			return Trouble.NONE;
		}
		final boolean before = operations > options.dropAfter() + 1 || chance.nextBoolean();
		return before ? Trouble.DROPPED_BEFORE : Trouble.DROPPED_AFTER;
	}

	Failure failure(final Trouble trouble) {
		return switch (trouble) {
		case CLOSED -> HostTexts.failure(FailureKind.CONNECTION_LOST, "closed", endpoint.name());
		case CANCELLED -> HostTexts.failure(FailureKind.CANCELLED, "cancelled", endpoint.name());
		case CANCELLED_HANGING -> HostTexts.failure(FailureKind.CANCELLED, "cancelled.hanging", endpoint.name());
		default -> HostTexts.failure(FailureKind.CONNECTION_LOST, "dropped", endpoint.name());
		};
	}

	private synchronized long duration() {
		return options.latencyMillis() + (options.jitterMillis() == 0 ? 0 : chance.nextLong(options.jitterMillis() + 1));
	}

	private void pause(final long millis, final Cancellation cancellation) {
		if (millis == 0) {
			return;
		}
		final CountDownLatch end = new CountDownLatch(1);
		final Cancellation.Registration whenCancelled = cancellation.onCancel(end::countDown);
		final Cancellation.Registration whenClosed = closing.onCancel(end::countDown);
		try {
			end.await(Math.min(millis, FOREVER.toMillis()), TimeUnit.MILLISECONDS);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			final CancellationException cancelled = new CancellationException("interrupted");
			cancelled.initCause(e);
			throw cancelled;
		} finally {
			whenCancelled.close();
			whenClosed.close();
		}
	}

	/** Ends every wait. */
	void close() {
		closing.cancel();
	}
}
