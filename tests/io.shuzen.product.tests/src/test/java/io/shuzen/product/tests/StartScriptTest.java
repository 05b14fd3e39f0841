package io.shuzen.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands with the start script of the product, as a user and a scheduled task do. */
class StartScriptTest {

	private record Result(int exitCode, String output, String errors) {
	}

	@TempDir
	private Path folder;
	private final Map<String, String> environment = new HashMap<>();

	@Test
	void commandPrintsNothingButItsOutputAndNeedsNoDisplay() throws Exception {
		Result result = run("--version");
		assertEquals(0, result.exitCode(), result.errors());
		assertTrue(result.output().matches("shuzen \\S+\\R"), result.output());
		assertEquals("", result.errors());
	}

	@Test
	void exitCodeOfCommandIsExitCodeOfProcess() throws Exception {
		Result result = run("--no-such-option");
		assertEquals(2, result.exitCode());
		assertEquals("", result.output());
		assertTrue(result.errors().contains("--no-such-option"), result.errors());
	}

	@Test
	void languageIsThatOfTheEnvironmentAlsoWhereItsLocaleIsNotOnThisMachine() throws Exception {
		environment.put("LANG", "ja_JP.NoSuchCodeSet");
		Result japanese = run("inventory", "-e", "山田");
		assertEquals(2, japanese.exitCode());
		assertTrue(japanese.errors().contains("「山田」"), japanese.errors());
		Result english = run("inventory", "-e", "山田", "--language", "en");
		assertTrue(english.errors().contains("\"山田\""), english.errors());
		environment.put("LC_ALL", "C");
		assertEquals(english.errors(), run("inventory", "-e", "山田").errors());
	}

	@Test
	void outputThatIsLostIsReportedAndOneThatNobodyReadsAnyMoreIsNot() throws Exception {
		Result full = run(ProcessBuilder.Redirect.to(Path.of("/dev/full").toFile()), "runbooks");
		assertEquals(70, full.exitCode());
		assertEquals(1, full.errors().lines().count(), full.errors());
		Result closed = run(ProcessBuilder.Redirect.PIPE, "runbooks");
		assertEquals(0, closed.exitCode(), closed.errors());
		assertEquals("", closed.errors());
	}

	@Test
	void stateFolderWithSpacesAndJapaneseNameHoldsAllThatIsWritten() throws Exception {
		run("--version");
		try (var files = Files.list(folder)) {
			assertEquals(List.of("errors", "output", "状態 フォルダ"),
					files.map(each -> each.getFileName().toString()).sorted().toList());
		}
		assertTrue(Files.isDirectory(folder.resolve("状態 フォルダ/configuration")));
	}

	@Test
	void stateFolderThatCannotBeWrittenIsSaidInOneLine() throws Exception {
		Files.writeString(folder.resolve("状態 フォルダ"), "a file where the folder should be");
		Result result = run("doctor");
		assertEquals(70, result.exitCode());
		assertEquals("", result.output());
		assertTrue(result.errors().matches("shuzen: The state folder .* cannot be written\\..*SHUZEN_HOME\\.\\R"), result.errors());
	}

	@Test
	void classesAreArchivedOnceMoreByCommandThatLoadsMoreAndNotByOneThatIsRefused() throws Exception {
		Path inventory = Files.writeString(folder.resolve("one.inventory"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:inventory="http://shuzen.io/inventory/1.0" name="One">
				  <transport scheme="simulation"/>
				  <endpoints name="PC-1" address="healthy-entra"/>
				</inventory:Inventory>
				""");
		Result first = run("runs");
		assertEquals(0, first.exitCode());
		assertEquals("", first.errors());
		assertEquals(first.output(), run("runs").output(), "nothing but its own output");
		assertEquals(List.of("1"), archives());
		assertEquals(2, run("plan", "--inventory", inventory.toString(), "--runbook", "no.such", "-e", "*").exitCode());
		assertEquals(List.of("1"), archives());
		Result planned = run("plan", "--inventory", inventory.toString(), "--runbook", "office.reset-sign-in", "-e", "*");
		assertEquals(0, planned.exitCode(), planned.errors());
		assertEquals(List.of("2"), archives());
		Result listed = run("inventory", "--inventory=" + inventory);
		assertEquals(0, listed.exitCode(), listed.errors());
		assertTrue(listed.output().contains("PC-1"), listed.output());
		assertEquals(List.of("2"), archives());
	}

	/** The last part of the names of the archives of classes that are there. */
	private List<String> archives() throws Exception {
		try (var files = Files.walk(folder.resolve("状態 フォルダ/configuration"), 2)) {
			return files.map(each -> each.getFileName().toString()).filter(each -> each.contains(".jsa"))
					.map(each -> each.replaceAll(".*-(.*)\\.jsa", "$1")).toList();
		}
	}

	private Result run(String... arguments) throws Exception {
		return run(ProcessBuilder.Redirect.to(folder.resolve("output").toFile()), arguments);
	}

	private Result run(ProcessBuilder.Redirect output, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(InstalledProduct.folder().resolve("shuzen.sh").toString()));
		command.addAll(List.of(arguments));
		Path errors = folder.resolve("errors");
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output)
				.redirectError(errors.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("SHUZEN_HOME", folder.resolve("状態 フォルダ").toString());
		builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS"));
		builder.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
		builder.environment().putAll(environment);
		Process process = builder.start();
		// before it has anything to say
		process.getInputStream().close();
		if (!process.waitFor(3, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError("Still running: " + command + Files.readString(errors));
		}
		Path written = folder.resolve("output");
		return new Result(process.exitValue(), Files.exists(written) ? Files.readString(written, StandardCharsets.UTF_8) : "",
				Files.readString(errors, StandardCharsets.UTF_8));
	}
}
