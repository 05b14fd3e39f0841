package io.shuzen.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.tests.support.JavaProcess;

/** The engine in a virtual machine without the framework, as a library: its defects end what they are in, and are logged. */
class PlainConsoleTest {

	@TempDir
	private Path folder;

	@Test
	void defectsAreLoggedAndNobodyWaitsForEver() throws Exception {
		final Path log = folder.resolve("log");
		final Process process = JavaProcess.withEverything(PlainConsole.class, "128m", folder.resolve("state").toString())
				.redirectOutput(folder.resolve("output").toFile()).redirectError(Redirect.to(log.toFile())).start();
		try {
			assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
		} finally {
			process.destroyForcibly();
		}
		final String logged = Files.readString(log);
		assertEquals(List.of("PC-1 FAILED", "PC-2 BLOCKED", "PC-2 has defects: 1", "end"),
				Files.readAllLines(folder.resolve("output")), logged);
		for (final String defect : List.of("the listener on purpose", "Step contoso.defective failed to plan", "Diagnostic contoso.D-2-defective failed")) {
			assertTrue(logged.contains(defect), () -> defect + " is not in " + logged);
		}
	}
}
