package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.tests.support.ScriptedWindows;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** What becomes of files whose creation time a transport does not tell when PowerShell answers badly or is asked a lot. */
@Timeout(60)
class CreationTimesTest {

	/** There is a file at every path that ends so. */
	private static final FileProbe FILE = FileProbe.listing("C:\\folder\\out").withCreationTimes();

	@Test
	void readsWhatPowerShellTells() throws Exception {
		assertEquals(Optional.of(Instant.parse("2026-01-02T03:04:06.123456700Z")), created("c:\\Folder\\OUT", 639_029_198_461_234_567L));
	}

	@Test
	void aTimeThatTheFileSystemDoesNotKeepIsNotKnown() throws Exception {
		assertEquals(Optional.empty(), created("C:\\folder\\out", 504_911_232_000_000_000L), "the beginning of 1601");
		assertEquals(Optional.empty(), created("C:\\folder\\out", 0), "the beginning of the year 1");
	}

	@Test
	void aTimeOfAnotherFileOrGarbageIsNotKnownAndTheFileIs() throws Exception {
		assertEquals(Optional.empty(), created("C:\\folder\\other", 639_029_198_461_234_567L));
		for (final ScriptedWindows.Reply reply : List.of(ScriptedWindows.FAILED, ScriptedWindows.printing("12 \r\n x\r\n\r\n-1 C:\\folder\\out\r\n"),
				ScriptedWindows.printing("99999999999999999999 C:\\folder\\out\r\n"), ScriptedWindows.printing(""))) {
			assertEquals(Optional.empty(), entry(new ScriptedWindows(line -> reply)).created(), reply::toString);
		}
	}

	@Test
	void nothingIsRunUnlessItIsAskedFor() throws Exception {
		final ScriptedWindows windows = new ScriptedWindows(line -> ScriptedWindows.FAILED);
		read(windows, Set.of(FileProbe.listing("C:\\folder\\out"), FileProbe.listing("C:\\nothing").withCreationTimes()));
		assertTrue(windows.sent().stream().noneMatch(text -> text.contains("powershell.exe")));
	}

	@Test
	void manyFoldersAreAskedAboutInOneScriptWhoseLinesAreShortEnough() throws Exception {
		final Set<FileProbe> probes = new HashSet<>();
		for (int i = 0; i < 200; i++) {
			probes.add(FileProbe.tree("C:\\Users\\日本語 %d\\AppData\\Local\\Microsoft\\out".formatted(i)).withCreationTimes());
		}
		final ScriptedWindows windows = new ScriptedWindows(line -> ScriptedWindows.FAILED);
		assertEquals(200, read(windows, probes).all().stream().filter(fact -> fact.answer().asOptional().isPresent()).count());
		final List<String> scripts = windows.sent().stream().filter(text -> text.contains("powershell.exe")).toList();
		assertEquals(1, scripts.size());
		final List<Integer> lengths = scripts.getFirst().lines().filter(line -> line.contains("powershell.exe")).map(String::length).toList();
		assertTrue(lengths.size() > 1 && lengths.stream().allMatch(length -> length < 8_191), lengths::toString);
	}

	private static Optional<Instant> created(final String path, final long ticks) throws Exception {
		return entry(new ScriptedWindows(line -> ScriptedWindows.printing("noise\r\n" + ticks + ' ' + path + "\r\n"))).created();
	}

	private static FileEntry entry(final ScriptedWindows windows) throws Exception {
		return read(windows, Set.of(FILE)).answer(FILE).asOptional().orElseThrow().entries().getFirst();
	}

	private static Facts read(final ScriptedWindows windows, final Set<FileProbe> probes) throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(windows);
		try (WindowsHost host = connector.open(EndpointDescriptor.of("PC-1", "pc-1", "scripted"), Cancellation.none())) {
			return host.read(probes, Cancellation.none());
		}
	}
}
