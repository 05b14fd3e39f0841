package io.shuzen.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script for Windows, in the command interpreter of Wine, up to where Java would be started: there is none for Windows here. */
class WindowsStartScriptTest {

	private static final Path WINE = Path.of("/usr/lib/wine/wine64");
	private static final Path SERVER = Path.of("/usr/lib/wine/wineserver64");
	private static final String JAVA_NEEDED = "shuzen: Java 21 or newer is needed: please install it and set JAVA_HOME to it.";

	@TempDir
	private static Path folder;

	private record Result(int exitCode, String output) {
	}

	@BeforeAll
	static void install() throws Exception {
		assumeTrue(Files.isExecutable(WINE) && Files.isExecutable(SERVER), "Wine is not installed.");
		assertEquals(0, execute(Map.of("WINEDLLOVERRIDES", "mscoree,mshtml="), WINE.toString(), "wineboot", "-i").exitCode());
		Path script = InstalledProduct.folder().getParent().getParent().getParent().getParent()
				.resolve("win32/win32/x86_64/shuzen/shuzen.cmd");
		Files.createDirectories(disk("shuzen/plugins"));
		Files.copy(script, disk("shuzen/shuzen.cmd"));
		Files.createFile(disk("shuzen/plugins/org.eclipse.equinox.launcher_1.jar"));
	}

	@AfterAll
	static void stop() throws Exception {
		if (Files.isExecutable(SERVER)) {
			execute(Map.of(), SERVER.toString(), "-k");
			execute(Map.of(), SERVER.toString(), "-w");
		}
	}

	@Test
	void stateFolderThatCannotBeWrittenIsSaidInOneLine() throws Exception {
		Files.createFile(disk("file"));
		for (String home : List.of("C:\\file", "Q:\\no & drive")) {
			Result result = shuzen(Map.of("SHUZEN_HOME", home));
			assertEquals(70, result.exitCode(), result.output());
			assertEquals(1, result.output().lines().count(), result.output());
			assertTrue(result.output().startsWith("shuzen: The state folder \"" + home + "\" cannot be written."), result.output());
		}
	}

	@Test
	void javaIsNeededAndNoneThatIsTooOld() throws Exception {
		Result without = shuzen(Map.of("SHUZEN_HOME", "C:\\state folder"));
		assertEquals(1, without.exitCode(), without.output());
		assertEquals(JAVA_NEEDED, without.output().strip());
		try (Stream<Path> left = Files.list(disk("state folder/configuration"))) {
			assertEquals(0, left.count(), "what was written to try is away again");
		}
		// any program will do
		Files.createDirectories(disk("jdk/bin"));
		Files.copy(disk("windows/system32/hostname.exe"), disk("jdk/bin/java.exe"));
		Files.writeString(disk("jdk/release"), "IMPLEMENTOR=\"Nobody\"\r\nJAVA_VERSION=\"17.0.4\"\r\n");
		Map<String, String> environment = Map.of("SHUZEN_HOME", "C:\\state folder", "JAVA_HOME", "C:\\jdk");
		assertEquals(JAVA_NEEDED, shuzen(environment).output().strip());
		Files.writeString(disk("jdk/release"), "IMPLEMENTOR=\"Nobody\"\r\nJAVA_VERSION=\"21.0.4\"\r\n");
		assertFalse(shuzen(environment).output().contains("Java"), "new enough, and begun");
	}

	private static Path disk(String path) {
		return folder.resolve("prefix/drive_c").resolve(path);
	}

	private static Result shuzen(Map<String, String> environment) throws Exception {
		return execute(environment, WINE.toString(), "cmd", "/c", "C:\\shuzen\\shuzen.cmd", "runs");
	}

	private static Result execute(Map<String, String> environment, String... command) throws IOException, InterruptedException {
		Path output = Files.createTempFile(folder, "output", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile());
		builder.environment().keySet().removeAll(List.of("DISPLAY", "JAVA_HOME", "SHUZEN_HOME"));
		builder.environment().putAll(Map.of("WINEPREFIX", folder.resolve("prefix").toString(), "WINEDEBUG", "-all", "HOME", folder.toString()));
		builder.environment().putAll(environment);
		Process process = builder.start();
		if (!process.waitFor(2, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError("Still running: " + List.of(command) + Files.readString(output));
		}
		return new Result(process.exitValue(), Files.readString(output));
	}
}
