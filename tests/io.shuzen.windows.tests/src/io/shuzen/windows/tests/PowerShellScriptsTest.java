package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.support.PowerShellSyntax;
import io.shuzen.tests.support.ScriptedWindows;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;
import io.shuzen.windows.internal.quoting.PowerShellQuoting;

/** Every PowerShell script this back end sends, taken from what it sends: ASCII, and grammatically right, whatever is written into it. */
@Timeout(120)
class PowerShellScriptsTest {

	private static final String HANGING = "hanging.exe";
	private static final String USER = "S-1-5-21-1-2-3-1001";
	private static final String PROFILES = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList";

	/** Names as they would break a script that did not quote them. */
	private static final List<String> AWKWARD = List.of("Microsoft.AAD.BrokerPlugin", "it's", "日本語‘’", "a\" ; exit 1 #", "$(throw)`n");

	/** The classes that write scripts, and how many times each. */
	private static final Map<String, Long> WRITERS = Map.of("CreationTimes", 1L, "LocalGroup", 1L, "ProbeQuestions", 5L, "ProcessTrees", 1L,
			"SessionChanges", 1L);
	private static final Set<String> RECOGNISED_BY = Set.of("objectSid", "Win32_Process", "Get-AppxPackage", "Get-NetConnectionProfile", "stripchart", "SslStream",
			"Add-AppxPackage", "CommandLine -like", "tellAll 'C:");

	private static final Map<String, String> SCRIPTS = new TreeMap<>();

	@BeforeAll
	static void collect() throws Exception {
		final ScriptedWindows windows = new ScriptedWindows(PowerShellScriptsTest::reply);
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(windows);
		try (WindowsHost host = connector.open(EndpointDescriptor.of("PC-1", "pc-1", "scripted"), Cancellation.none())) {
			for (final String name : AWKWARD) {
				host.read(Set.of(new PackageProbe(name), new LocalGroupProbe(name), NetworkProbe.INSTANCE, ClockProbe.INSTANCE, ProcessProbe.INSTANCE,
						new ConnectivityProbe(name, 443)), Cancellation.none());
				host.read(Set.of(FileProbe.listing("C:\\" + name + "\\out").withCreationTimes()), Cancellation.none());
				host.apply(new PackageRegister(name, "%SystemRoot%\\" + name + "\\AppxManifest.xml", Identity.user(USER)),
						new ApplyContext("scripts", Cancellation.none(), line -> {
						}));
			}
			// what is ended by a script is what timed out
			host.read(Set.of(new ToolProbe(ToolCommand.of(HANGING), ReadScope.MACHINE)), Cancellation.none());
		}
		windows.sent().forEach(text -> PowerShellSyntax.scripts(text).forEach(script -> SCRIPTS.put(script, script)));
	}

	private static ScriptedWindows.Reply reply(final String line) {
		if (line.startsWith(HANGING)) {
			return ScriptedWindows.HANGING;
		}
		if (line.contains("ProfileList")) {
			return ScriptedWindows.printing("\r\n" + PROFILES + "\r\n\r\n" + PROFILES + '\\' + USER
					+ "\r\n    ProfileImagePath    REG_EXPAND_SZ    C:\\Users\\yamada\r\n\r\n");
		}
		if (line.startsWith("reg.exe query HKU ")) {
			return ScriptedWindows.printing("\r\nHKEY_USERS\\" + USER + "\r\n");
		}
		if (line.startsWith("quser.exe")) {
			return ScriptedWindows.printing(" yamada                console             1  Active      none   11/27/2026 8:00 AM\r\n");
		}
		return line.startsWith("schtasks.exe") || line.startsWith("icacls.exe") ? ScriptedWindows.printing("")
				: line.startsWith("reg.exe") ? ScriptedWindows.noSuchKey() : ScriptedWindows.FAILED;
	}

	@Test
	void everyClassThatWritesScriptsIsKnownAndItsScriptIsAmongThem() throws IOException {
		final Path sources = Lab.sources().resolve("bundles/io.shuzen.windows/src");
		try (Stream<Path> files = Files.walk(sources)) {
			final Map<String, Long> writers = files.filter(file -> file.toString().endsWith(".java"))
					.collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""),
							PowerShellScriptsTest::scriptsWritten, Long::sum));
			writers.values().removeIf(count -> count == 0);
			assertEquals(WRITERS, writers);
		}
		assertEquals(WRITERS.values().stream().mapToLong(Long::longValue).sum(), RECOGNISED_BY.size());
		RECOGNISED_BY.forEach(word -> assertTrue(SCRIPTS.keySet().stream().anyMatch(script -> script.contains(word)), word));
	}

	private static long scriptsWritten(final Path file) {
		try {
			return Files.readString(file).split("PowerShell\\.(command|line)\\(", -1).length - 1L;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void everyScriptIsAscii() {
		SCRIPTS.keySet().forEach(script -> assertEquals(Optional.empty(), PowerShellSyntax.foreignLine(script), script));
	}

	@Test
	void everyScriptIsGrammaticallyRight() throws Exception {
		syntax().parse(SCRIPTS).forEach((script, verdict) -> {
			assertTrue(verdict.errors().isEmpty(), () -> verdict.errors() + " in " + script);
			assertTrue(verdict.statements() > 0, script);
		});
	}

	@Test
	void aLiteralIsOneOperandWhateverItHolds() throws Exception {
		final AwkwardText texts = new AwkwardText(7);
		final Map<String, String> scripts = new TreeMap<>(Map.of("plain", "$x = 'x'; exit 0"));
		for (int i = 0; i < 300; i++) {
			final String literal = PowerShellQuoting.literal(texts.next());
			assertEquals(Optional.empty(), PowerShellSyntax.foreignLine(literal), literal);
			scripts.put(literal, "$x = " + literal + "; exit 0");
		}
		final Map<String, PowerShellSyntax.Verdict> verdicts = syntax().parse(scripts);
		verdicts.forEach((literal, verdict) -> assertEquals(verdicts.get("plain"), verdict, literal));
	}

	@Test
	void theGrammarFindsWhatIsWrong() throws Exception {
		assertTrue(syntax().parse(Map.of("open", "if ($x) { 'it'")).get("open").errors().size() > 0);
	}

	private static PowerShellSyntax syntax() throws IOException, InterruptedException {
		final Optional<PowerShellSyntax> syntax = PowerShellSyntax.find();
		Assumptions.assumeTrue(syntax.isPresent(), "needs node and npm, and the grammar from npm");
		return syntax.get();
	}
}
