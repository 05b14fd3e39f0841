package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.shuzen.core.change.ToolRun;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.office.internal.reading.NetworkServiceRights;
import io.shuzen.office.internal.reading.OfficeWamAccounts;
import io.shuzen.office.internal.reading.ProductKeys;
import io.shuzen.tests.support.PowerShellSyntax;

/** Every PowerShell script this pack can have run, in questions and in changes: ASCII, and grammatically right. */
class PowerShellScriptsTest {

	private static final int STATES = 60;

	private static final Pattern CMDLET = Pattern.compile("(?m)^(?!\\s*(?:\\*|/\\*|//)).*?\\b([A-Z][a-z]+-[A-Z][A-Za-z]+)");

	private static final Map<String, String> SCRIPTS = new TreeMap<>();

	@BeforeAll
	static void collect() {
		for (final Diagnostic diagnostic : Office.PACK.diagnostics()) {
			diagnostic.probes().forEach(PowerShellScriptsTest::add);
		}
		for (final Step step : Office.PACK.steps()) {
			final Parameters usual = Parameters.defaults(step);
			step.probes(usual).forEach(PowerShellScriptsTest::add);
			for (long seed = 0; seed < STATES; seed++) {
				step.plan(new RandomFacts(seed).make(step.probes(usual)), usual).changes().forEach(change -> {
					if (change instanceof final ToolRun run) {
						add(run.command());
						run.undo().ifPresent(PowerShellScriptsTest::add);
					}
				});
			}
		}
	}

	/** What facts at random do not lead to. */
	@BeforeAll
	static void collectRareChanges() {
		final ModelMachine machine = ModelMachine.withTaro().tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, """
				{"ID": "5df83bed-7e8e-4a28-80ef-d8b0a004cf3e", "Name": "Office16O365ProPlusR", "Description": "TIMEBASED_SUB",
				"LicenseStatus": 5, "LicenseStatusReason": 0, "PartialProductKey": "2WC00"}""");
		Office.plan(machine, "R-20").changes().forEach(change -> add(((ToolRun) change).command()));
		add(OfficeWamAccounts.SIGN_OUT);
		Office.plan(RareRepairsTest.withOffice(), "R-94").changes().forEach(change -> add(((ToolRun) change).command()));
		final ModelMachine getHelp = VendorScriptsTest.withGetHelp();
		Office.step("R-95").probes(VendorScriptsTest.getHelp()).forEach(PowerShellScriptsTest::add);
		Office.step("R-95").plan(getHelp.read(Office.step("R-95").probes(VendorScriptsTest.getHelp())), VendorScriptsTest.getHelp()).changes()
				.forEach(change -> add(((ToolRun) change).command()));
		add(NetworkServiceRights.setting("O:BAG:SYD:(A;CI;KA;;;NS)"));
	}

	private static void add(final Probe<?> probe) {
		if (probe instanceof final ToolProbe tool) {
			add(tool.command());
		}
	}

	private static void add(final ToolCommand command) {
		PowerShellSyntax.script(command.program(), command.arguments()).ifPresent(script -> SCRIPTS.put(script, script));
	}

	@Test
	void theScriptsOfEveryClassThatWritesSomeAreAmongThem() throws IOException {
		final Set<String> missing = new TreeSet<>();
		int writers = 0;
		try (Stream<Path> files = Files.walk(sources())) {
			for (final Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
				final String source = read(file);
				if (source.contains("PowerShell.command(")) {
					writers++;
					CMDLET.matcher(source).results().map(found -> found.group(1))
							.filter(cmdlet -> SCRIPTS.keySet().stream().noneMatch(script -> script.contains(cmdlet)))
							.forEach(cmdlet -> missing.add(file.getFileName() + ": " + cmdlet));
				}
			}
		}
		assertTrue(writers > 0);
		assertEquals(Set.of(), missing, "these are written, and no question or change of these tests has them");
	}

	private static Path sources() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.isDirectory(folder.resolve("bundles/io.shuzen.office/src"))) {
			folder = folder.getParent();
		}
		return folder.resolve("bundles/io.shuzen.office/src");
	}

	private static String read(final Path file) {
		try {
			return Files.readString(file);
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
		final Optional<PowerShellSyntax> syntax = PowerShellSyntax.find();
		Assumptions.assumeTrue(syntax.isPresent(), "needs node and npm, and the grammar from npm");
		syntax.get().parse(SCRIPTS).forEach((script, verdict) -> {
			assertTrue(verdict.errors().isEmpty(), () -> verdict.errors() + " in " + script);
			assertTrue(verdict.statements() > 0, script);
		});
	}
}
