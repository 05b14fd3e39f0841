package io.shuzen.windows.jna.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.UserProbe;

/** A machine read and changed through the Windows API: all native calls are made on one thread of its own. */
final class WindowsApiHost implements WindowsHost {

	private static final Duration READING = Duration.ofMinutes(10);

	private final EndpointDescriptor endpoint;
	private final Machine machine;
	private final ProbeReader reader;
	private final ChangeMaker maker;
	private final CallThread thread;
	private volatile boolean closed;

	WindowsApiHost(final EndpointDescriptor endpoint, final Machine machine, final Workings workings, final CallThread thread) {
		this.endpoint = endpoint;
		this.machine = machine;
		this.thread = thread;
		reader = new ProbeReader(endpoint, workings);
		maker = new ChangeMaker(workings);
	}

	@Override
	public EndpointDescriptor endpoint() {
		return endpoint;
	}

	@Override
	public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		cancellation.check();
		if (closed) {
			return unreadable(probes, WindowsApiFailures.of(FailureKind.CONNECTION_LOST, "closed", endpoint.name()));
		}
		try {
			return thread.call(() -> reader.read(probes, cancellation), READING.toMillis(), cancellation);
		} catch (final WindowsCallException e) {
			return unreadable(probes, e.failure());
		} catch (final TimeoutException e) {
			return unreadable(probes, WindowsApiFailures.of(FailureKind.TIMED_OUT, "readTimedOut", endpoint.name(),
					Long.toString(READING.toMinutes())));
		}
	}

	private Facts unreadable(final Set<? extends Probe<?>> probes, final Failure failure) {
		final List<Fact<?>> facts = new ArrayList<>();
		for (final Probe<?> probe : probes) {
			facts.add(probe.scope() == ReadScope.MACHINE ? unreadable(probe, failure) : unreadable(UserProbe.INSTANCE, failure));
		}
		return Facts.of(endpoint.name(), Instant.now(), facts);
	}

	private static <V extends ProbeValue> Fact<V> unreadable(final Probe<V> probe, final Failure failure) {
		return new Fact<>(probe, Identity.ADMINISTRATOR, Answer.unreadable(failure), Instant.now(), ProbeReader.SOURCE);
	}

	@Override
	public Outcome apply(final Change change, final ApplyContext context) {
		if (closed) {
			return new Outcome.Failed(change, WindowsApiFailures.of(FailureKind.CONNECTION_LOST, "closed", endpoint.name()), Undo.NONE);
		}
		final Alteration alteration = new Alteration(context);
		try {
			// whatever takes long in a change has a limit of its own
			final boolean changed = thread.call(() -> maker.make(change, alteration), Long.MAX_VALUE, context.cancellation());
			return changed ? new Outcome.Applied(change, alteration.undo()) : new Outcome.Unchanged(change);
		} catch (final WindowsCallException e) {
			return failed(change, e.failure(), alteration);
		} catch (final CancellationException e) {
			return alteration.leave()
					? new Outcome.InDoubt(change, WindowsApiFailures.of(FailureKind.CANCELLED, "cancelled", endpoint.name()),
							alteration.undo())
					: new Outcome.Failed(change, WindowsApiFailures.of(FailureKind.CANCELLED, "stoppedBefore", endpoint.name()),
							Undo.NONE);
		} catch (final TimeoutException e) {
			throw new IllegalStateException(e);
		}
	}

	/** When the connection breaks in the middle of a change, nobody knows how far it came. */
	private static Outcome failed(final Change change, final Failure failure, final Alteration alteration) {
		return failure.kind() == FailureKind.CONNECTION_LOST && alteration.leave()
				? new Outcome.InDoubt(change, failure, alteration.undo())
				: new Outcome.Failed(change, failure, alteration.undo());
	}

	@Override
	public void close() {
		if (!closed) {
			closed = true;
			thread.closeAfter(machine::close);
		}
	}
}
