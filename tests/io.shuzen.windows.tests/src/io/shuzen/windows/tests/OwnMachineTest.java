package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.support.Await;
import io.shuzen.transport.process.internal.CommandShell;
import io.shuzen.transport.process.internal.LocalFiles;
import io.shuzen.transport.process.internal.ProcessSession;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/**
 * The console tools on the machine Shuzen runs on, through processes of its own. Wine is the Windows, without ssh and without the lab's
 * namespaces: cmd.exe is started just as it is on Windows.
 */
@Timeout(300)
class OwnMachineTest {

	private static final String WINE = "/usr/lib/wine/wine64";
	private static final EndpointDescriptor SELF = EndpointDescriptor.of("SELF", "localhost", "process");

	@TempDir
	static Path folder;
	private static Path drive;
	private static Map<String, String> environment;
	private WindowsHost host;

	@BeforeAll
	static void start() throws Exception {
		Assumptions.assumeTrue(Lab.isAvailable(), Lab.NEEDS);
		run(List.of("cp", "-a", Lab.template().resolve("prefix").toString(), folder.toString()), Map.of());
		drive = folder.resolve("prefix/drive_c");
		environment = new HashMap<>(Map.of("WINEPREFIX", folder.resolve("prefix").toString(), "WINEARCH", "win64", "WINEDEBUG", "-all",
				"WINELOADER", WINE, "WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=d", "LC_ALL", "C.UTF-8"));
		run(List.of("/usr/lib/wine/wineserver64", "-p"), environment);
		// the first program waits until all services have started, which a busy machine does not do in the time of a first contact
		run(List.of(WINE, "cmd.exe", "/c", "exit"), environment);
	}

	@AfterAll
	static void stop() throws Exception {
		if (environment != null) {
			run(List.of("/usr/lib/wine/wineserver64", "-k", "-w"), environment);
		}
	}

	private static void run(final List<String> command, final Map<String, String> variables) throws Exception {
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
		builder.environment().putAll(variables);
		builder.directory(drive == null ? null : drive.toFile());
		builder.start().waitFor();
	}

	@BeforeEach
	void open() throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(new WineTransport());
		host = connector.open(SELF, Cancellation.none());
	}

	@AfterEach
	void close() {
		if (host != null) {
			host.close();
		}
	}

	/** What the real transport does on Windows, with the way to Windows' programs and files that Wine needs. */
	private static final class WineTransport implements Transport {

		@Override
		public String scheme() {
			return "process";
		}

		@Override
		public BackEndStatus status() {
			return new BackEndStatus(Text.verbatim("Wine"), true, Text.EMPTY);
		}

		@Override
		public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation) {
			final CommandShell shell = new CommandShell(List.of(WINE), environment);
			return new ProcessSession(line -> shell.running(line).directory(drive.toFile()), new LocalFiles(OwnMachineTest::place));
		}
	}

	/** Windows' names do not tell upper from lower case. */
	private static Path place(final String path) {
		Path place = drive;
		for (final String name : path.substring(3).split("\\\\")) {
			final Path parent = place;
			try (Stream<Path> files = Files.list(parent)) {
				place = files.filter(file -> file.getFileName().toString().equalsIgnoreCase(name)).findFirst().orElse(parent.resolve(name));
			} catch (final IOException e) {
				place = parent.resolve(name);
			}
		}
		return place;
	}

	private Outcome.Applied apply(final Change change) {
		final Outcome outcome = host.apply(change, new ApplyContext("own", Cancellation.none(), line -> {
		}));
		return assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
	}

	@Test
	void readsAndChangesTheRegistry() {
		// without a console Wine's programs print in the ANSI code page, whatever was chosen: only ASCII comes back
		final RegistryProbe probe = RegistryProbe.key("HKLM\\SOFTWARE\\Shuzen & 100% own");
		final RegistryValue value = RegistryValue.text("value \"x\"", "%TEMP% ^& !x!");

		final Outcome made = apply(new RegistryValueSet(probe.path(), RegistryView.BITS_64, value, Identity.ADMINISTRATOR));
		assertEquals(List.of(value), host.read(Set.of(probe), Cancellation.none()).answer(probe).asOptional().orElseThrow().values());
		made.undo().changes().forEach(this::apply);
		assertTrue(host.read(Set.of(probe), Cancellation.none()).answer(probe).isAbsent());
	}

	@Test
	void readsAndChangesFiles() throws Exception {
		final String file = "C:\\ProgramData\\修繕\\ファイル.txt";
		final Outcome made = apply(new FileWrite(file, Base64.getEncoder().encodeToString("内容".getBytes(StandardCharsets.UTF_8)),
				Identity.ADMINISTRATOR));
		final FileProbe probe = FileProbe.listing("%ProgramData%\\修繕").withContent(100);
		assertEquals(2, host.read(Set.of(probe), Cancellation.none()).answer(probe).asOptional().orElseThrow().entries().size());
		made.undo().changes().forEach(this::apply);
		assertTrue(host.read(Set.of(probe), Cancellation.none()).answer(probe).isAbsent());
	}

	@Test
	void cancellingEndsTheWaitAndTheNextRequestWorks() throws Exception {
		Files.createDirectories(drive.resolve("lab/tools"));
		Files.writeString(drive.resolve("lab/tools/gpupdate.rules"), "match *\n  hang\n");
		final ToolProbe hangs = new ToolProbe(ToolCommand.of("gpupdate.exe"), ReadScope.MACHINE);
		final Cancellation cancellation = new Cancellation();
		final CompletableFuture<?> reading = CompletableFuture.supplyAsync(() -> host.read(Set.of(hangs), cancellation),
				Executors.newVirtualThreadPerTaskExecutor());
		Await.until("the program runs", () -> {
			assertFalse(reading.isDone(), "it ended by itself");
			return processes("gpupdate") > 0;
		});
		cancellation.cancel();
		assertInstanceOf(CancellationException.class, assertThrows(ExecutionException.class, () -> Await.result(reading)).getCause());
		// Wine starts programs as nobody's children, so that none of them is found below the one that was ended; on Windows they are
		final ToolProbe next = new ToolProbe(ToolCommand.of("hostname.exe"), ReadScope.MACHINE);
		assertTrue(host.read(Set.of(next), Cancellation.none()).answer(next).asOptional().isPresent());
	}

	private static long processes(final String name) throws IOException {
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			return processes.filter(process -> process.getFileName().toString().matches("\\d+")).filter(process -> isOurs(process, name)).count();
		}
	}

	private static boolean isOurs(final Path process, final String name) {
		try {
			return Files.readString(process.resolve("cmdline")).contains(name) && Files.readString(process.resolve("environ"),
					StandardCharsets.ISO_8859_1).contains(folder.toString());
		} catch (final IOException e) {
			// it ended while it was looked at
			return false;
		}
	}
}
