package io.shuzen.system.tests.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.tests.lab.Lab;
import io.shuzen.transport.ssh.internal.SshTransport;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** Faulty endpoints of the lab, changed with the console tools over a real SSH server. */
final class LabFaultyMachines extends FaultyMachines {

	private static final String HOSTS = "lab-hosts";

	private final List<EndpointDescriptor> endpoints;

	/** Writes down how the endpoints of a lab are reached, for consoles that are processes of their own. */
	static void write(final Lab lab, final int count, final Path folder) throws IOException {
		final StringBuilder lines = new StringBuilder();
		for (int number = 1; number <= count; number++) {
			final EndpointDescriptor endpoint = lab.endpoint(number);
			lines.append(String.join("\t", endpoint.name(), endpoint.address(), Integer.toString(endpoint.port()), endpoint.userName(),
					endpoint.credential().location())).append('\n');
		}
		Files.writeString(folder.resolve(HOSTS), lines);
		lab.recordHostKeys(folder.resolve("ssh"));
	}

	/** Whether the machines of that folder are endpoints of a lab. */
	static boolean areIn(final Path folder) {
		return Files.exists(folder.resolve(HOSTS));
	}

	LabFaultyMachines(final Path folder) throws IOException {
		super(connector(folder), folder);
		endpoints = Files.readAllLines(folder.resolve(HOSTS)).stream().map(line -> line.split("\t"))
				.map(fields -> new EndpointDescriptor(fields[0], fields[1], "ssh", Integer.parseInt(fields[2]), fields[3],
						new CredentialSource(CredentialSource.Kind.KEY_FILE, fields[4]), Duration.ofSeconds(30), List.of(), Set.of(), Map.of(),
						Map.of()))
				.toList();
	}

	private static ConsoleToolsConnector connector(final Path folder) {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(new SshTransport(folder.resolve("ssh"), folder.resolve("user"), Optional.empty()));
		return connector;
	}

	@Override
	List<EndpointDescriptor> endpoints() {
		return endpoints;
	}

	@Override
	ToolCommand program() {
		return ToolCommand.of("reg.exe", "delete", FaultyPack.NEEDED.path().toString(), "/v", FaultyPack.NEED, "/f", "/reg:64");
	}

	@Override
	void reset() throws FailureException {
		final List<Change> faults = List.of(fault("a"), fault("b"),
				new RegistryValueDelete(FaultyPack.FAULTS.path(), RegistryView.BITS_64, FaultyPack.MARK, Identity.ADMINISTRATOR),
				new RegistryValueSet(FaultyPack.NEEDED.path(), RegistryView.BITS_64, RegistryValue.number(FaultyPack.NEED, 1),
						Identity.ADMINISTRATOR),
				new FileWrite(FaultyPack.FILE.path(), "ZmF1bHR5", Identity.ADMINISTRATOR));
		for (final EndpointDescriptor endpoint : endpoints) {
			try (WindowsHost host = open(endpoint, Cancellation.none())) {
				for (final Change change : faults) {
					final Outcome outcome = host.apply(change, new ApplyContext("reset", Cancellation.none(), line -> {
						// nobody reads it
					}, undo -> {
						// it is not undone
					}));
					if (!outcome.isSuccess()) {
						throw new IllegalStateException("could not be made faulty again: " + endpoint.name() + ", " + outcome);
					}
				}
			}
		}
	}

	private static Change fault(final String name) {
		return new RegistryValueSet(FaultyPack.FAULTS.path().child(name), RegistryView.BITS_64, RegistryValue.number("Depth", 1),
				Identity.ADMINISTRATOR);
	}
}
