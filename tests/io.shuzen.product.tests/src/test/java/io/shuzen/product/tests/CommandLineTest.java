package io.shuzen.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands in processes of their own, which share a state folder. */
class CommandLineTest {

	private static final String HANGING = """
			<?xml version="1.0" encoding="UTF-8"?>
			<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
			    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Hanging">
			  <transport scheme="simulation">
			    <options name="fault" value="hang"/>
			  </transport>
			  <endpoints name="PC-1" address="healthy-entra"/>
			  <endpoints name="PC-2" address="healthy-entra"/>
			</inventory:Inventory>
			""";

	@TempDir
	private Path folder;

	@Test
	void trainingFleetIsDiagnosedRepairedAndPutBackFromAFreshStateFolder() throws Exception {
		assertEquals(4, exitCode("diagnose", "--endpoints", "PC-0417", "--fail-on", "warning"));
		assertTrue(output().contains("t.yamada@fabrikam.com"), output());
		assertEquals(6, exitCode("run", "--endpoints", "PC-0417", "--runbook", "office.reset-sign-in"));
		assertEquals(0, exitCode("run", "--endpoints", "PC-0417", "--runbook", "office.reset-sign-in", "--yes", "--format", "csv"));
		String run = output().lines().skip(1).findFirst().orElseThrow().split(",")[0];
		assertEquals(0, exitCode("undo", run, "--yes"));
		assertEquals(0, exitCode("runs", "verify"));
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void interruptCancelsInOrder() throws Exception {
		Path inventory = Files.writeString(folder.resolve("hanging.inventory"), HANGING);
		Process hanging = start(folder.resolve("hanging.out"), "run", "--inventory", inventory.toString(), "--endpoints", "*",
				"--runbook", "office.reset-sign-in", "--canary", "0", "--yes", "--format", "csv");
		try {
			do {
				assertTrue(hanging.isAlive(), "ended by itself");
				assertEquals(0, exitCode("runs", "list", "--format", "csv"));
			} while (!output().contains("running"));
			assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(hanging.pid())).start().waitFor());
			assertTrue(hanging.waitFor(1, TimeUnit.MINUTES), "does not end");
			assertEquals(5, hanging.exitValue());
			String report = Files.readString(folder.resolve("hanging.out"));
			assertTrue(report.contains("PC-1,,cancelled") && report.contains("PC-2,,cancelled"), report);
			assertEquals(0, exitCode("runs", "list", "--format", "csv"));
			assertTrue(output().contains("finished,cancelled"), output());
		} finally {
			hanging.destroyForcibly();
		}
	}

	private int exitCode(String... arguments) throws Exception {
		Process process = start(folder.resolve("output"), arguments);
		if (!process.waitFor(3, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError("Still running: " + List.of(arguments));
		}
		return process.exitValue();
	}

	private String output() throws IOException {
		return Files.readString(folder.resolve("output"));
	}

	private Process start(Path output, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(InstalledProduct.folder().resolve("shuzen.sh").toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile())
				.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("SHUZEN_HOME", folder.resolve("home").toString());
		builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS"));
		return builder.start();
	}
}
