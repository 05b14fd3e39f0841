package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.UserProbe;

/**
 * The connection to one endpoint while it is worked on; made when it is first needed, and made anew when it broke. One thread at a time.
 */
final class HostSession implements AutoCloseable {

	/** How long connecting may go on after it was cancelled; nothing runs on the machine yet. */
	private static final Duration CONNECT_GRACE = Duration.ofMillis(500);
	/** How long reading may go on after it was cancelled: what stops it on the machine says within that time whether it has ended. */
	private static final Duration READ_GRACE = Duration.ofMillis(950);
	/** A change that is cancelled is stopped or confirmed by its back end, which may need a round trip or two. */
	private static final Duration APPLY_GRACE = Duration.ofSeconds(20);

	private final EndpointDescriptor endpoint;
	private final HostConnectors connectors;
	private WindowsHost host;

	HostSession(final EndpointDescriptor endpoint, final HostConnectors connectors) {
		this.endpoint = endpoint;
		this.connectors = connectors;
	}

	boolean isOpen() {
		return host != null;
	}

	/** Connects when there is no connection. */
	void open(final Cancellation cancellation) throws FailureException {
		open(cancellation, ConnectProgress.NONE);
	}

	/**
	 * As {@link #open(Cancellation)}.
	 *
	 * @param progress is told nothing any more once this has returned
	 */
	void open(final Cancellation cancellation, final ConnectProgress progress) throws FailureException {
		if (host == null) {
			final AtomicBoolean over = new AtomicBoolean();
			try {
				host = BoundedCall.run(() -> connectors.open(endpoint, cancellation, stage -> {
					if (!over.get()) {
						progress.reached(stage);
					}
				}), cancellation, CONNECT_GRACE, WindowsHost::close);
			} finally {
				over.set(true);
			}
		}
	}

	/**
	 * Reads, with the users beside.
	 *
	 * @throws FailureException when nothing at all could be read
	 */
	Facts read(final Collection<Probe<?>> probes, final Cancellation cancellation) throws FailureException {
		open(cancellation);
		final Set<Probe<?>> all = new HashSet<>(probes);
		all.add(UserProbe.INSTANCE);
		final WindowsHost open = host;
		final Facts facts = BoundedCall.run(() -> open.read(all, cancellation), cancellation, READ_GRACE, late -> {
		});
		final Optional<Failure> total = failureOfAll(facts);
		if (total.isPresent()) {
			close();
			throw new FailureException(total.get());
		}
		return facts;
	}

	/**
	 * A change that is given up or breaks is in doubt.
	 *
	 * @throws JournalUnavailableException when the intent could not be recorded; then nothing was altered
	 */
	Outcome apply(final Change change, final ApplyContext given) {
		final ApplyContext context = new ApplyContext(given.runId(), given.cancellation(), given.output(), given.beforeChange(),
				reference -> connectors.parameterSecrets().value(endpoint, reference));
		try {
			open(context.cancellation());
		} catch (final FailureException e) {
			return new Outcome.Failed(change, e.failure(), Undo.NONE);
		} catch (final CancellationException e) {
			return new Outcome.Failed(change,
					StoppedFailures.explain(EngineTexts.failure(FailureKind.CANCELLED, "cancelled", endpoint.name()), e), Undo.NONE);
		}
		final WindowsHost open = host;
		try {
			final Outcome outcome = BoundedCall.run(() -> open.apply(change, context), context.cancellation(), APPLY_GRACE,
					late -> {
					});
			if (outcome instanceof Outcome.InDoubt) {
				close();
			}
			return outcome;
		} catch (final FailureException e) {
			close();
			return new Outcome.InDoubt(change, e.failure(), Undo.NONE);
		} catch (final CancellationException e) {
			close();
			return new Outcome.InDoubt(change, StoppedFailures.explain(
					EngineTexts.failure(FailureKind.TIMED_OUT, "apply.givenUp", endpoint.name(), change.describe()), e), Undo.NONE);
		} catch (final JournalUnavailableException e) {
			throw e;
		} catch (final RuntimeException | Error e) {
			close();
			return new Outcome.InDoubt(change, EngineTexts.defect("apply.defect", e, endpoint.name(), change.describe()),
					Undo.NONE);
		}
	}

	@Override
	public void close() {
		if (host != null) {
			host.close();
			host = null;
		}
	}

	/** When the connection breaks before anything was read, every fact says so. */
	private static Optional<Failure> failureOfAll(final Facts facts) {
		final List<Fact<?>> all = facts.all();
		if (all.isEmpty() || all.stream().anyMatch(fact -> fact.answer().isKnown())) {
			return Optional.empty();
		}
		return all.stream().flatMap(fact -> fact.answer().whyUnreadable().stream())
				.filter(failure -> failure.kind() == FailureKind.CONNECTION_LOST || failure.kind() == FailureKind.TIMED_OUT
						|| failure.kind() == FailureKind.UNREACHABLE)
				.findFirst();
	}
}
