package io.shuzen.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Windows PowerShell is started by few classes, and the scripts that go through them are parsed by the tests of their bundle: a script that
 * is wrong is found where it is written and not on somebody's machine.
 */
class PowerShellTest {

	private static final Pattern START = Pattern.compile("(?i)\"[^\"\n]*(powershell|pwsh)\\.exe|\"-(EncodedCommand|Command)\"");
	private static final Pattern FILE = Pattern.compile("\"-File\"");

	/** Where a script of ours can be handed to PowerShell: each is called by the test of its bundle that parses scripts. */
	private static final Map<String, Set<String>> SCRIPTS = Map.of("io.shuzen.windows", Set.of("PowerShell"), "io.shuzen.office",
			Set.of("PowerShell"), "io.shuzen.transport.winrm", Set.of("FolderScript"));
	/** Where PowerShell is told to run a file that is there already, with no text of ours. */
	private static final Map<String, Set<String>> FILES = Map.of("io.shuzen.office", Set.of("LicenseReport", "VendorScript"));

	@Test
	void isStartedByTheseClassesOnly() throws IOException {
		Map<String, Set<String>> scripts = new TreeMap<>();
		Map<String, Set<String>> files = new TreeMap<>();
		for (ProjectBundle bundle : ProjectBundle.all()) {
			for (Path source : sources(bundle.folder())) {
				String text = read(source);
				if (START.matcher(text).find()) {
					(FILE.matcher(text).find() ? files : scripts).computeIfAbsent(bundle.name(), each -> new TreeSet<>())
							.add(source.getFileName().toString().replace(".java", ""));
				}
			}
		}
		assertEquals(SCRIPTS, scripts, "who starts PowerShell with a script");
		assertEquals(FILES, files, "who starts PowerShell with a file");
	}

	@Test
	void theTestsOfTheirBundlesParseEveryScript() throws IOException {
		for (String bundle : SCRIPTS.keySet()) {
			Path tests = Path.of(System.getProperty("bundles.folder")).toRealPath().resolveSibling("tests").resolve(bundle + ".tests");
			assertTrue(sources(tests).stream().anyMatch(source -> read(source).contains("PowerShellSyntax.find()")),
					() -> "no test of " + bundle + " parses its scripts");
		}
	}

	private static List<Path> sources(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
			return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
