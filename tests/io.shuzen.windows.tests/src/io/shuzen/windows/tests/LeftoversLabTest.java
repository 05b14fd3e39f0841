package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.support.Await;
import io.shuzen.transport.ssh.internal.SshTransport;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** What the back end puts on a machine for a moment goes away again, and when it could not, with the next connection. */
@Timeout(300)
class LeftoversLabTest {

	private static final Identity FIRST = Identity.user("S-1-5-21-1111111111-2222222222-3333333333-1001");
	private static final Identity SECOND = Identity.user("S-1-5-21-1111111111-2222222222-3333333333-1002");
	private static final List<String> PLACES = List.of("Users/Administrator/AppData/Local/Temp", "ProgramData", "windows/system32/tasks");

	@TempDir
	static Path folder;
	private static Lab lab;
	private static BreakableTransport transport;

	@BeforeAll
	static void start() throws Exception {
		Assumptions.assumeTrue(Lab.isAvailable(), Lab.NEEDS);
		lab = new Lab(1, "contract", folder.resolve("lab"));
		lab.recordHostKeys(folder.resolve("state"));
		transport = new BreakableTransport(new SshTransport(folder.resolve("state"), folder.resolve("user"), Optional.empty()));
	}

	@AfterAll
	static void stop() throws Exception {
		if (transport != null) {
			transport.ssh.stop();
		}
		if (lab != null) {
			lab.close();
		}
	}

	/** SSH whose connections can be cut as by a console that is killed: nothing more is sent. */
	private record BreakableTransport(SshTransport ssh, List<TransportSession> sessions) implements Transport {

		BreakableTransport(final SshTransport ssh) {
			this(ssh, new ArrayList<>());
		}

		@Override
		public String scheme() {
			return ssh.scheme();
		}

		@Override
		public BackEndStatus status() {
			return ssh.status();
		}

		@Override
		public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation)
				throws io.shuzen.core.failure.FailureException {
			sessions.add(ssh.open(endpoint, cancellation));
			return sessions.getLast();
		}
	}

	private static WindowsHost open(final Map<String, String> options) throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(transport);
		final EndpointDescriptor plain = lab.endpoint(1);
		return connector.open(new EndpointDescriptor(plain.name(), plain.address(), plain.scheme(), plain.port(), plain.userName(),
				plain.credential(), plain.connectTimeout(), plain.group(), plain.tags(), options, plain.attributes()), Cancellation.none());
	}

	private static List<Path> left() throws IOException {
		final List<Path> left = new ArrayList<>();
		for (final String place : PLACES) {
			final Path where = lab.drive(1).resolve(place);
			if (Files.isDirectory(where)) {
				try (Stream<Path> files = Files.list(where)) {
					files.filter(file -> file.getFileName().toString().startsWith("shuzen-")).forEach(left::add);
				}
			}
		}
		return left;
	}

	@Test
	void whatAKilledConsoleLeftIsSweptByALaterConnectionWhenItIsOld() throws Exception {
		Files.writeString(lab.drive(1).resolve("lab/tools/gpupdate.rules"), "match *\n  hang\n");
		final ToolProbe hangs = new ToolProbe(ToolCommand.of("gpupdate.exe"), ReadScope.EACH_USER);
		final WindowsHost killed = open(Map.of());
		final CompletableFuture<?> reading = CompletableFuture.supplyAsync(() -> killed.read(Set.of(hangs), Cancellation.none()),
				Executors.newVirtualThreadPerTaskExecutor());
		Await.until("a task is there", () -> {
			assertFalse(reading.isDone(), "it ended by itself");
			return left().stream().anyMatch(file -> file.startsWith(lab.drive(1).resolve("windows/system32/tasks")));
		});
		transport.sessions.getLast().close();
		reading.join();

		assertTrue(left().size() >= 2, () -> "a task and its folder stay behind, since nobody could remove them");

		// another console may be at work with them
		open(Map.of()).close();
		assertTrue(left().size() >= 2, "young ones are left alone");

		for (final Path file : left()) {
			Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
		}
		open(Map.of()).close();
		assertEquals(List.of(), left());
		assertEquals(0, running("gpupdate.exe"));
	}

	private static long running(final String image) throws Exception {
		try (TransportSession session = transport.open(lab.endpoint(1), Cancellation.none())) {
			final var result = session.execute(RemoteCommand.of("tasklist /fo csv /nh", Duration.ofSeconds(60)), Cancellation.none());
			return new String(result.standardOutput(), java.nio.charset.StandardCharsets.ISO_8859_1).lines()
					.filter(line -> line.contains(image)).count();
		}
	}

	@Test
	void filesOfOthersAreNeverTouched() throws Exception {
		final Path foreign = lab.drive(1).resolve("ProgramData/shuzen-notes");
		Files.createDirectories(foreign);
		Files.setLastModifiedTime(foreign, FileTime.from(Instant.now().minus(Duration.ofDays(30))));
		open(Map.of()).close();
		assertTrue(Files.exists(foreign));
		Files.delete(foreign);
	}

	@Test
	void readsTheHiveOfAUserWhoIsNotSignedInAndUnloadsItAgain() throws Exception {
		final RegistryProbe probe = new RegistryProbe(RegistryPath.parse("HKCU\\Software\\Shuzen Contract"), RegistryView.BITS_64, true);
		try (WindowsHost host = open(Map.of("offlineHives", "true"))) {
			final var facts = host.read(Set.of(probe), Cancellation.none());

			assertEquals(Optional.of("second"), facts.answer(probe, SECOND).asOptional().orElseThrow().value("Text").flatMap(RegistryValue::asText));
			assertEquals(Optional.of("first"), facts.answer(probe, FIRST).asOptional().orElseThrow().value("Text").flatMap(RegistryValue::asText));
		}
		assertEquals(List.of(), left());
		assertFalse(hives().contains("shuzen-"));
	}

	@Test
	void aHiveThatWasLeftLoadedIsUnloadedByALaterConnection() throws Exception {
		final String name = "shuzen-2-SZ0123456789abcdef0123456789abcdef";
		try (TransportSession session = transport.open(lab.endpoint(1), Cancellation.none())) {
			session.execute(RemoteCommand.of("reg load HKU\\" + name + " C:\\Users\\second.user\\NTUSER.DAT & type nul > %TEMP%\\" + name + ".hive",
					Duration.ofSeconds(60)), Cancellation.none());
		}
		assertTrue(hives().contains(name));
		Files.setLastModifiedTime(lab.drive(1).resolve("Users/Administrator/AppData/Local/Temp/" + name + ".hive"),
				FileTime.from(Instant.now().minus(Duration.ofHours(1))));

		open(Map.of()).close();

		assertFalse(hives().contains(name));
		assertEquals(List.of(), left());
	}

	private static String hives() throws Exception {
		try (TransportSession session = transport.open(lab.endpoint(1), Cancellation.none())) {
			final var result = session.execute(RemoteCommand.of("reg query HKU", Duration.ofSeconds(60)), Cancellation.none());
			return new String(result.standardOutput(), java.nio.charset.StandardCharsets.ISO_8859_1);
		}
	}
}
