package io.shuzen.transport.winrm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import io.shuzen.tests.support.PowerShellSyntax;
import io.shuzen.transport.winrm.internal.FolderScript;

/** Every PowerShell script this transport sends: ASCII, and grammatically right, whatever path is written into it. */
class PowerShellScriptsTest {

	private static final List<String> PATHS = List.of("C:\\Windows", "C:\\it's", "C:\\日本語 ‘’", "C:\\a\" ; exit 1 #", "C:\\$(throw)`n");

	private static Map<String, String> scripts() {
		final Map<String, String> scripts = new TreeMap<>();
		for (final FolderScript script : FolderScript.values()) {
			PATHS.forEach(path -> scripts.put(script + " " + path, PowerShellSyntax.scripts(script.command(path)).getFirst()));
		}
		return scripts;
	}

	@Test
	void everyScriptIsAscii() {
		scripts().forEach((name, script) -> assertEquals(Optional.empty(), PowerShellSyntax.foreignLine(script), name));
	}

	@Test
	void everyScriptIsGrammaticallyRight() throws Exception {
		final Optional<PowerShellSyntax> syntax = PowerShellSyntax.find();
		Assumptions.assumeTrue(syntax.isPresent(), "needs node and npm, and the grammar from npm");
		syntax.get().parse(scripts()).forEach((name, verdict) -> {
			assertTrue(verdict.errors().isEmpty(), () -> verdict.errors() + " in " + name);
			assertTrue(verdict.statements() > 0, name);
		});
	}
}
