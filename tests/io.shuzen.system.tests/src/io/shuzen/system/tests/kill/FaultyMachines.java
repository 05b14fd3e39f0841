package io.shuzen.system.tests.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ToolCommand;

/**
 * Machines with faults that outlive their console, and a witness beside them: a line for each change that was begun, written after the
 * engine let it begin and before the machine heard of it.
 */
abstract class FaultyMachines implements HostConnector {

	/**
	 * A change a back end was allowed to make.
	 *
	 * @param change in words
	 */
	record Begun(String runId, String endpoint, String change) {
	}

	private final HostConnector connector;
	private final Path witness;

	FaultyMachines(final HostConnector connector, final Path folder) {
		this.connector = connector;
		witness = folder.resolve("begun.txt");
	}

	abstract List<EndpointDescriptor> endpoints();

	/** The program that takes one of the faults away, once. */
	abstract ToolCommand program();

	/** Brings all faults back. */
	abstract void reset() throws FailureException;

	List<Begun> begun() throws IOException {
		return Files.exists(witness)
				? Files.readAllLines(witness, StandardCharsets.UTF_8).stream().map(line -> line.split("\t", 3)).filter(parts -> parts.length == 3)
						.map(parts -> new Begun(parts[0], parts[1], parts[2])).toList()
				: List.of();
	}

	@Override
	public Set<String> schemes() {
		return connector.schemes();
	}

	@Override
	public BackEndStatus status() {
		return connector.status();
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		return new Host(connector.open(endpoint, cancellation), this);
	}

	private synchronized void write(final String line) {
		try {
			Files.writeString(witness, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private record Host(WindowsHost host, FaultyMachines machines) implements WindowsHost {

		@Override
		public EndpointDescriptor endpoint() {
			return host.endpoint();
		}

		@Override
		public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
			return host.read(probes, cancellation);
		}

		@Override
		public Outcome apply(final Change change, final ApplyContext context) {
			final Consumer<Undo> before = context.beforeChange().andThen(undo -> machines.write(
					context.runId() + '\t' + endpoint().name() + '\t' + change.describe().english() + '\n'));
			return host.apply(change, new ApplyContext(context.runId(), context.cancellation(), context.output(), before));
		}

		@Override
		public void close() {
			host.close();
		}
	}
}
