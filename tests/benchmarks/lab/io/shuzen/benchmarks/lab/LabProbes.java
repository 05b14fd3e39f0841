package io.shuzen.benchmarks.lab;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.office.internal.OfficePack;
import io.shuzen.transport.ssh.internal.SshTransport;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** Prints figures, one a line: what, a tab, and a number. */
final class LabProbes {

	private static final int DIAGNOSTICS = 30;
	private static final int CONNECTIONS = 200;

	private final SshTransport transport;
	private final List<EndpointDescriptor> endpoints;
	private final int rounds;

	private LabProbes(final SshTransport transport, final List<EndpointDescriptor> endpoints, final int rounds) {
		this.transport = transport;
		this.endpoints = endpoints;
		this.rounds = rounds;
	}

	/** @param arguments state folder with known_hosts, key file, account, rounds, then address:port of each endpoint */
	public static void main(final String[] arguments) throws Exception {
		final Path state = Path.of(arguments[0]);
		final SshTransport transport = new SshTransport(state, state.resolve("user"), Optional.empty());
		final List<EndpointDescriptor> endpoints = new ArrayList<>();
		for (int i = 4; i < arguments.length; i++) {
			final String[] place = arguments[i].split(":");
			endpoints.add(new EndpointDescriptor("LAB-" + i, place[0], "ssh", Integer.parseInt(place[1]), arguments[2],
					new CredentialSource(CredentialSource.Kind.KEY_FILE, arguments[1]), Duration.ofSeconds(60), List.of(), Set.of(), Map.of(),
					Map.of()));
		}
		final LabProbes probes = new LabProbes(transport, endpoints, Integer.parseInt(arguments[3]));
		probes.diagnostics();
		probes.latency();
		probes.connections();
		System.exit(0);
	}

	private void diagnostics() throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(transport);
		final List<Diagnostic> all = new OfficePack().diagnostics().stream().limit(DIAGNOSTICS).toList();
		final Set<Probe<?>> union = new HashSet<>();
		all.forEach(diagnostic -> union.addAll(diagnostic.probes()));
		try (WindowsHost host = connector.open(endpoints.getFirst(), Cancellation.none())) {
			host.read(union, Cancellation.none());
			final List<Long> together = new ArrayList<>();
			final List<Long> apart = new ArrayList<>();
			for (int round = 0; round < rounds; round++) {
				long began = System.nanoTime();
				host.read(union, Cancellation.none());
				together.add(System.nanoTime() - began);
				began = System.nanoTime();
				for (final Diagnostic diagnostic : all) {
					host.read(diagnostic.probes(), Cancellation.none());
				}
				apart.add(System.nanoTime() - began);
			}
			print(all.size() + " diagnostics, " + union.size() + " probes, one request, ms", median(together) / 1e6);
			print(all.size() + " diagnostics, one request each, ms", median(apart) / 1e6);
			print("ratio", (double) median(apart) / median(together));
		}
	}

	/** One console program on each endpoint, the connection included, as {@code ssh host command} has it. */
	private void latency() throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(transport);
		final Set<Probe<?>> hostName = Set.of(new ToolProbe(ToolCommand.of("hostname.exe"), ReadScope.MACHINE));
		final List<Long> first = new ArrayList<>();
		final List<Long> further = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			for (final EndpointDescriptor endpoint : endpoints) {
				final EndpointDescriptor fresh = new EndpointDescriptor(endpoint.name(), endpoint.address(), endpoint.scheme(),
						endpoint.port(), endpoint.userName(), endpoint.credential(), endpoint.connectTimeout(), List.of(), Set.of(),
						Map.of("idleSeconds", "0"), Map.of());
				long began = System.nanoTime();
				try (WindowsHost host = connector.open(fresh, Cancellation.none())) {
					host.read(hostName, Cancellation.none());
					first.add(System.nanoTime() - began);
					began = System.nanoTime();
					host.read(hostName, Cancellation.none());
					further.add(System.nanoTime() - began);
				}
			}
		}
		print("first probe of an endpoint with connection and first contact, ms", median(first) / 1e6);
		print("further probe over the open connection, ms", median(further) / 1e6);
	}

	private void connections() throws Exception {
		settle();
		final long heap = heap();
		final int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		final List<TransportSession> sessions = new ArrayList<>();
		final long began = System.nanoTime();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final List<Future<TransportSession>> opening = new ArrayList<>();
			for (int number = 0; number < CONNECTIONS; number++) {
				final EndpointDescriptor endpoint = endpoints.get(number % endpoints.size());
				opening.add(workers.submit(() -> transport.open(endpoint, Cancellation.none())));
			}
			for (final Future<TransportSession> each : opening) {
				sessions.add(each.get());
			}
		}
		print(sessions.size() + " connections opened at once, ms", (System.nanoTime() - began) / 1e6);
		settle();
		print("heap for each of them, KiB", (heap() - heap) / 1024.0 / sessions.size());
		print("platform threads before", threads);
		print("platform threads with all of them open", ManagementFactory.getThreadMXBean().getThreadCount());
		sessions.forEach(TransportSession::close);
	}

	private static void settle() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(200);
		}
	}

	private static long heap() {
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static long median(final List<Long> values) {
		final long[] sorted = values.stream().flatMapToLong(LongStream::of).sorted().toArray();
		return sorted[sorted.length / 2];
	}

	private static void print(final String what, final double value) {
		System.out.printf("%s\t%.1f%n", what, value);
	}
}
