package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.transport.CommandOutput;
import io.shuzen.windows.internal.quoting.ArgumentQuoting;
import io.shuzen.windows.internal.quoting.CmdQuoting;
import io.shuzen.windows.internal.quoting.PowerShellQuoting;
import io.shuzen.windows.internal.quoting.UnquotableException;
import io.shuzen.windows.internal.script.Script;
import io.shuzen.windows.internal.script.ScriptOutput;

/** The script that carries all commands of a reading, and how its output is taken apart. */
class ScriptTest {

	private static final String MARK = "SZ0123456789abcdef";

	/** What the script's own lines print around a program's output. */
	private static byte[] printed(final int number, final byte[] output, final String exitCode) throws Exception {
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.write((MARK + '-' + number + "-b\r\n").getBytes(StandardCharsets.US_ASCII));
		all.write(output);
		all.write(("\r\n" + MARK + '-' + number + "-e" + exitCode + ".\r\n").getBytes(StandardCharsets.US_ASCII));
		return all.toByteArray();
	}

	private static ScriptOutput read(final byte[] output) {
		return read(output, new byte[0]);
	}

	private static ScriptOutput read(final byte[] output, final byte[] error) {
		return new Script(MARK).read(CommandOutput.of(output), CommandOutput.of(error));
	}

	@Test
	void anyBytesComeBackAsTheyWere() throws Exception {
		final Random random = new Random(9);
		for (int round = 0; round < 500; round++) {
			final byte[] junk = new byte[random.nextInt(200)];
			random.nextBytes(junk);
			final ScriptOutput.Section section = read(printed(0, junk, "-1")).section(0).orElseThrow();
			assertArrayEquals(junk, section.standardOutput().bytes());
			assertEquals(-1, section.exitCode());
		}
	}

	@Test
	void aMissingLineBreakAtTheEndStaysMissing() throws Exception {
		assertEquals("x", new String(read(printed(3, "x".getBytes(), "0")).section(3).orElseThrow().standardOutput().bytes()));
		assertEquals("x\r\n", new String(read(printed(3, "x\r\n".getBytes(), "0")).section(3).orElseThrow().standardOutput().bytes()));
		assertEquals("", new String(read(printed(3, new byte[0], "0")).section(3).orElseThrow().standardOutput().bytes()));
	}

	@Test
	void whatWasCutAnywhereIsNoAnswer() throws Exception {
		final byte[] whole = printed(0, "output".getBytes(), "3010");
		for (int length = 0; length < whole.length - 3; length++) {
			final byte[] cut = java.util.Arrays.copyOf(whole, length);
			assertEquals(Optional.empty(), read(cut).section(0), "after " + length + " bytes");
		}
		final ScriptOutput output = read(java.util.Arrays.copyOf(whole, whole.length - 10));
		assertTrue(output.hasBegun(0));
		assertFalse(output.isComplete());
		assertEquals(3010, read(whole).section(0).orElseThrow().exitCode());
	}

	@Test
	void bothOutputsAreKeptApart() throws Exception {
		final ScriptOutput output = read(printed(0, "out".getBytes(), "1"), printed(0, "err".getBytes(), ""));
		assertEquals("out", new String(output.section(0).orElseThrow().standardOutput().bytes()));
		assertEquals("err", new String(output.section(0).orElseThrow().standardError().bytes()));
	}

	@Test
	void theFileIsAsciiWhateverTheArguments() throws Exception {
		final Script script = new Script(MARK);
		script.add(ToolCommand.of("reg.exe", "query", "HKCU\\Software\\日本語 100% \"表\"", "/s"));
		script.add(ToolCommand.of("reg.exe", "query", "HKCU\\日本語"));
		for (final byte b : script.content()) {
			assertTrue(b >= 0);
		}
		final String line = script.commandLine("C:\\Temp\\x.cmd");
		assertEquals(line.indexOf("日本語"), line.lastIndexOf("日本語"), "each text is carried once");
		assertTrue(new String(script.content(), StandardCharsets.US_ASCII).contains("100%% "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\rb", "\0", "\u0007", "\u001a", "\ud83d", "x\udc00" })
	void whatNoCommandLineCarriesIsRefusedAndLeavesTheScriptAsItWas(final String argument) throws Exception {
		final Script script = new Script(MARK);
		final UnquotableException refusal = assertThrows(UnquotableException.class,
				() -> script.add(ToolCommand.of("reg.exe", "日本", argument)));
		assertFalse(refusal.text().japanese().isEmpty());
		assertTrue(script.isEmpty());
		assertEquals(0, script.add(ToolCommand.of("reg.exe")));
		assertFalse(script.commandLine("x").contains("日本"));
	}

	@Test
	void aLineLongerThanTheInterpreterTakesIsRefused() {
		assertThrows(UnquotableException.class, () -> new Script(MARK).add(ToolCommand.of("reg.exe", "x".repeat(CmdQuoting.LONGEST_LINE))));
		assertThrows(UnquotableException.class, () -> new Script(MARK).add(ToolCommand.of("reg.exe", "字".repeat(8_000))));
	}

	@Test
	void argumentsAreQuotedAsTheRuntimeOfCReadsThem() {
		assertEquals("\"a b\"", ArgumentQuoting.quote("a b"));
		assertEquals("\"a\\\"b\"", ArgumentQuoting.quote("a\"b"));
		assertEquals("\"dir x\\\\\"", ArgumentQuoting.quote("dir x\\"));
		assertEquals("\"a\\b\"", ArgumentQuoting.quote("a\\b"));
		assertEquals("\"a\\\\\\\"\"", ArgumentQuoting.quote("a\\\""));
		assertEquals("\"\"", ArgumentQuoting.quote(""));
	}

	@Test
	void powerShellLiteralsHoldWhateverTheyAreGiven() {
		assertEquals("'it''s $x `n'", PowerShellQuoting.literal("it's $x `n"));
		assertEquals("('a' + [char]0x2019 + 'b')", PowerShellQuoting.literal("a’b"));
		assertEquals("('' + [char]0x65e5 + [char]0xd83d)", PowerShellQuoting.literal("日\ud83d"));
		assertEquals("exit 0", new String(Base64.getDecoder().decode(PowerShellQuoting.encoded("exit 0")), StandardCharsets.UTF_16LE));
	}
}
