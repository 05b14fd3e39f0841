package io.shuzen.windows.simulation.internal.host;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.windows.simulation.internal.host.SimulatedConnection.Trouble;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Placeholders;

/** An open simulated endpoint. */
final class SimulatedHost implements WindowsHost {

	private final EndpointDescriptor endpoint;
	private final SimulatedMachine machine;
	private final SimulatedConnection connection;
	private final InstantSource time;

	SimulatedHost(final EndpointDescriptor endpoint, final SimulatedMachine machine, final SimulatedConnection connection,
			final InstantSource time) {
		this.endpoint = endpoint;
		this.machine = machine;
		this.connection = connection;
		this.time = time;
	}

	@Override
	public EndpointDescriptor endpoint() {
		return endpoint;
	}

	@Override
	public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		cancellation.check();
		final Trouble trouble = connection.operation(cancellation);
		return switch (trouble) {
		case NONE -> read(probes);
		case CANCELLED, CANCELLED_HANGING -> throw new CancellationException();
		default -> reader(machine.scenario().initial()).unreadable(probes, connection.failure(trouble));
		};
	}

	private Facts read(final Set<? extends Probe<?>> probes) {
		try {
			return reader(machine.state()).read(probes);
		} catch (final FailureException e) {
			return reader(machine.scenario().initial()).unreadable(probes, e.failure());
		}
	}

	private ProbeReader reader(final MachineState state) {
		final Instant now = time.instant();
		final Placeholders placeholders = new Placeholders(now, endpoint.name());
		return new ProbeReader(endpoint.name(), machine.scenario(), state, placeholders);
	}

	@Override
	public Outcome apply(final Change change, final ApplyContext context) {
		if (context.cancellation().isCancelled()) {
			return new Outcome.Failed(change, connection.failure(Trouble.CANCELLED), Undo.NONE);
		}
		final Trouble trouble = connection.operation(context.cancellation());
		try {
			takeSecret(change, context);
			return switch (trouble) {
			case NONE -> machine.change(state -> make(state, change, context), context.beforeChange());
			case CANCELLED, CLOSED -> new Outcome.Failed(change, connection.failure(trouble), Undo.NONE);
			case CANCELLED_HANGING, DROPPED_BEFORE ->
				inDoubt(make(machine.state(), change, context).outcome(), connection.failure(trouble));
			case DROPPED_AFTER ->
				inDoubt(machine.change(state -> make(state, change, context), context.beforeChange()), connection.failure(trouble));
			};
		} catch (final FailureException e) {
			return new Outcome.Failed(change, e.failure(), Undo.NONE);
		}
	}

	/** No scenario's tool reads it; but without it nothing may be changed, as on any other machine. */
	private static void takeSecret(final Change change, final ApplyContext context) throws FailureException {
		if (change instanceof final ToolRun run && run.secretInput().isPresent()) {
			Arrays.fill(context.secretLine(run.secretInput().get()), (byte) 0);
		}
	}

	private Made make(final MachineState state, final Change change, final ApplyContext context) {
		return new ChangeMaker(reader(state), context.runId(), context.output()).make(change);
	}

	private static Outcome inDoubt(final Outcome worked, final Failure failure) {
		return new Outcome.InDoubt(worked.change(), failure, worked.undo());
	}

	@Override
	public void close() {
		connection.close();
	}
}
