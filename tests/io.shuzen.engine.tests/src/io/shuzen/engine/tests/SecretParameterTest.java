package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.parameter;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static io.shuzen.engine.tests.EngineFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.text.Text;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.internal.HostConnectors;
import io.shuzen.engine.internal.RunServiceComponent;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.internal.SqliteJournal;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.tests.support.LicensePack;

/** A secret that a parameter refers to: looked up before anything begins and again when it is needed, and nowhere in what is written. */
@Timeout(60)
class SecretParameterTest {

	private static final String KEY = "ABCDE-FGHIJ-KLMNO";

	@TempDir
	Path folder;

	private final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("key", KEY));
	private final AtomicInteger lookedUp = new AtomicInteger();
	private final Machines machines = new Machines();
	private SqliteJournal journal;

	@AfterEach
	void close() {
		if (journal != null) {
			journal.close();
		}
	}

	private RunReport run(final RunRequest request) throws Exception {
		journal = journal == null ? new SqliteJournal(folder.resolve("journal.db")) : journal;
		final HostConnectors connectors = new HostConnectors();
		connectors.addConnector(machines);
		connectors.setSecretStore(new SecretStore() {

			@Override
			public Optional<char[]> secret(final EndpointDescriptor endpoint, final CredentialSource source) {
				return Optional.empty();
			}

			@Override
			public Optional<char[]> secret(final SecretReference reference) {
				lookedUp.incrementAndGet();
				return Optional.ofNullable(secrets.get(reference.name())).map(String::toCharArray);
			}
		});
		return new RunServiceComponent(connectors, new LicensePack(), journal, InstantSource.system())
				.start(request, GateKeeper.approving("suzuki"), RunListener.NONE).await();
	}

	private static RunRequest request(final String reference, final String... endpoints) {
		return EngineFixture.request(unconfirmed(with(
				EngineFixture.runbook(StepDefinition.of("enter", LicensePack.ENTER, Map.of("key", "${key}"))),
				parameter("key", ParameterType.SECRET_REFERENCE, true, ""))), ALL_AT_ONCE, Map.of("key", reference), endpoints);
	}

	@Test
	void itReachesEveryMachineAndTheJournalOnlyAsAReference() throws Exception {
		final String[] names = IntStream.range(0, 20).mapToObj(number -> "PC-" + number).toArray(String[]::new);
		final RunReport report = run(request("store:key", names));
		assertTrue(report.endpoints().stream().allMatch(endpoint -> endpoint.result() == EndpointResult.SUCCEEDED), report::toString);
		assertEquals(Set.of(KEY + "\r\n"), Set.copyOf(machines.received.values()));
		assertEquals(20, machines.received.size());
		assertEquals(21, lookedUp.get(), "once before anything begins, and once for each machine");
		final StringBuilder written = new StringBuilder();
		for (final JournalEntry entry : journal.entries(report.runId(), 0, 100_000)) {
			written.append(JsonFormat.mapper().writeValueAsString(entry.event()));
		}
		assertTrue(written.indexOf("store:key") >= 0 && written.indexOf("The key is ********") >= 0, written::toString);
		assertFalse(written.indexOf(KEY) >= 0, written::toString);
	}

	@Test
	void oneThatIsNotThereOrCannotBeClearedIsRefusedBeforeAnythingBegins() {
		secrets.put("short", "abc");
		secrets.put("long", "two\nlines");
		for (final String reference : List.of("store:nothing", "env:NOTHING", "store:short", "store:long")) {
			final FailureException refusal = assertThrows(FailureException.class, () -> run(request(reference, "PC-1")));
			assertTrue(refusal.getMessage().contains("\"key\"") && refusal.getMessage().contains(reference.substring(reference.indexOf(':') + 1)),
					refusal::getMessage);
		}
		final RunRequest own = request("store:key", "PC-1", "PC-2").withOwn(Map.of("PC-2", Map.of("key", "store:nothing")));
		assertTrue(assertThrows(FailureException.class, () -> run(own)).getMessage().contains("nothing"));
		assertEquals(0, machines.opened.get());
	}

	@Test
	void oneThatIsGoneWhenItIsNeededLeavesTheMachineAsItIs() throws Exception {
		machines.whenRead = name -> {
			if (name.equals("PC-1")) {
				secrets.remove("key");
			}
		};
		final RunReport report = run(request("store:key", "PC-1"));
		assertEquals(EndpointResult.FAILED, report.endpoints().getFirst().result());
		final String failure = report.endpoints().getFirst().steps().getFirst().failure().orElseThrow().message().english();
		assertTrue(failure.contains("Nothing was changed") && failure.contains("key"), failure);
		assertEquals(Map.of(), machines.received);
	}

	/** What is done when a machine is read. */
	@FunctionalInterface
	private interface WhenRead {
		void of(String name);
	}

	/** Machines whose program says its key to whoever asks. */
	private static final class Machines implements HostConnector {

		private final Map<String, String> received = new ConcurrentHashMap<>();
		private final AtomicInteger opened = new AtomicInteger();
		private WhenRead whenRead = name -> {
			// nothing
		};

		@Override
		public Set<String> schemes() {
			return Set.of(FakeMachines.endpoint("PC-1").scheme());
		}

		@Override
		public BackEndStatus status() {
			return new BackEndStatus(Text.verbatim("Machines"), true, Text.EMPTY);
		}

		@Override
		public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) {
			opened.incrementAndGet();
			return new Host(endpoint);
		}

		private final class Host implements WindowsHost {

			private final EndpointDescriptor endpoint;

			Host(final EndpointDescriptor endpoint) {
				this.endpoint = endpoint;
			}

			@Override
			public EndpointDescriptor endpoint() {
				return endpoint;
			}

			@Override
			public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
				whenRead.of(endpoint.name());
				final String key = received.get(endpoint.name());
				return Facts.of(endpoint.name(), Instant.now(), List.of(new Fact<>(LicensePack.STATUS, Identity.ADMINISTRATOR,
						Answer.present(new ToolOutput(0, key == null ? "none" : "The key is " + key, "", false)), Instant.now(), "")));
			}

			@Override
			public Outcome apply(final Change change, final ApplyContext context) {
				try {
					final byte[] line = context.secretLine(((ToolRun) change).secretInput().orElseThrow());
					context.beforeChange().accept(Undo.NONE);
					received.put(endpoint.name(), new String(line, StandardCharsets.UTF_8));
					context.output().accept("The key is " + new String(line, StandardCharsets.UTF_8).strip());
					return new Outcome.Applied(change, Undo.NONE);
				} catch (final FailureException e) {
					return new Outcome.Failed(change, e.failure(), Undo.NONE);
				}
			}

			@Override
			public void close() {
				// nothing is open
			}
		}
	}
}
