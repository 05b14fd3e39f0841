package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;

/** What holds for every plan of every step, whatever the facts are. Says its seed when it fails. */
class StepsPropertyTest {

	/** More with {@code shuzen.office.states}; see docs/building.md. */
	private static final int STATES = Integer.getInteger("shuzen.office.states", 400);

	/** As in the catalogue, written down a second time on purpose. */
	private static final Pattern DELETABLE_CREDENTIAL = Pattern.compile("(?i)(MicrosoftOffice1|msteams|Microsoft_OC|OneDrive).*");
	private static final Pattern PROTECTED_CREDENTIAL = Pattern.compile("(?i).*(SSO_POP_|virtualapp/didlogical|MicrosoftAccount:).*");
	private static final Pattern REGISTRY = Pattern.compile("(?i)HKCU\\\\Software\\\\Microsoft\\\\Office\\\\1[56]\\.0\\\\"
			+ "(Common(\\\\(Identity|Licensing|Internet|SignIn|ServicesManagerCache).*)?|Registration)"
			+ "|HKCU\\\\Software\\\\Microsoft\\\\Protected Storage System.*"
			+ "|HK(CU|LM)\\\\Software\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\AppCompatFlags\\\\Layers"
			+ "|HK(CU|LM)\\\\SOFTWARE\\\\(Wow6432Node\\\\)?Microsoft\\\\Windows\\\\CurrentVersion\\\\Internet Settings"
			+ "(\\\\(WinHttp|Connections))?"
			+ "|HKLM\\\\SOFTWARE\\\\Microsoft\\\\Office\\\\(ClickToRun\\\\Configuration|1[56]\\.0\\\\(User Settings\\\\CustomUserReset"
			+ "|Common\\\\(Identity|Licensing)))"
			+ "|HKLM\\\\SOFTWARE\\\\Microsoft\\\\Office\\\\1[56]\\.0\\\\User Settings\\\\CustomUserReset\\\\Delete\\\\Software\\\\Microsoft"
			+ "\\\\Office\\\\1[56]\\.0\\\\(Common\\\\(Identity|Licensing|Internet\\\\WebServiceCache|ServicesManagerCache)|Registration)"
			+ "|HKCU\\\\Software\\\\Microsoft\\\\Exchange"
			+ "|HKLM\\\\SOFTWARE\\\\Microsoft\\\\Cryptography\\\\Protect\\\\Providers\\\\df9d8cd0-1501-11d1-8c7a-00c04fc297eb"
			+ "|HKLM\\\\SYSTEM\\\\CurrentControlSet\\\\(Services\\\\NlaSvc\\\\Parameters\\\\Internet"
			+ "|Control\\\\SecurityProviders\\\\SCHANNEL\\\\Protocols\\\\TLS 1\\.2\\\\Client)");
	private static final Pattern FILES = Pattern.compile("(?i)C:\\\\Users\\\\[^\\\\]+\\\\AppData\\\\Local\\\\(Microsoft\\\\"
			+ "(Office\\\\(Licenses|1[56]\\.0\\\\Licensing)|OneAuth|IdentityCache|TokenBroker\\\\Cache\\\\[^\\\\]+)"
			+ "|Packages\\\\Microsoft\\.(AAD\\.BrokerPlugin|Windows\\.CloudExperienceHost)_cw5n1h2txyewy\\\\AC\\\\TokenBroker"
			+ "\\\\Accounts\\\\[^\\\\]+)|C:\\\\Windows\\\\System32\\\\spp\\\\store\\\\2\\.0\\\\tokens\\.dat");
	private static final Pattern WRITTEN_FILES = Pattern.compile("(?i)C:\\\\Users\\\\[^\\\\]+\\\\AppData\\\\Local\\\\"
			+ "(Microsoft\\\\OneAuth\\\\accounts\\\\[^\\\\]+|Temp\\\\shuzen-(onedrive-reset|registered-Microsoft\\.[A-Za-z.]+)\\.log)");
	private static final Pattern PROGRAM = Pattern.compile("(?i)dsregcmd|schtasks|w32tm|netsh|bitsadmin|reg|(powershell|cscript|cmd)\\.exe"
			+ "|C:\\\\.*\\\\Microsoft[ \\\\]OneDrive\\\\OneDrive\\.exe");
	private static final RegistryProbe BUSY = RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun");
	private static final Set<String> NEVER_CLOSED = Set.of("explorer.exe", "officeclicktorun.exe", "svchost.exe", "lsass.exe",
			"notepad.exe");

	@Test
	void noPlanOversteps() {
		final long start = new Random().nextLong();
		for (int i = 0; i < STATES; i++) {
			final long seed = start + i;
			for (final Step step : Office.PACK.steps()) {
				for (final Parameters parameters : parameters(step)) {
					final Facts facts = new RandomFacts(seed).make(step.probes(parameters));
					final Changeset plan = assertDoesNotThrow(() -> step.plan(facts, parameters),
							() -> step.id() + parameters + " with seed " + seed);
					final Supplier<String> where = () -> plan + " with seed " + seed;
					assertEquals(step.id(), plan.stepId(), where);
					plan.changes().forEach(change -> assertHarmless(change, facts, where));
					assertTrue(plan.blockers().stream().noneMatch(blocker -> blocker.reason().english().startsWith("Refused")), where);
					assertTrue(plan.followUps().isEmpty() || !plan.changes().isEmpty(), where);
					plan.blockers().forEach(blocker -> blocker.clearedBy()
							.ifPresent(id -> assertTrue(Office.PACK.steps().stream().anyMatch(each -> each.id().equals(id)), where)));
					assertEquals(plan, step.plan(facts, parameters), where);
				}
			}
		}
	}

	/** The defaults, and each choice of each parameter that has any. */
	private static List<Parameters> parameters(final Step step) {
		final List<Parameters> parameters = new ArrayList<>();
		parameters.add(Parameters.defaults(step));
		for (final ParameterDefinition definition : step.parameters()) {
			if (definition.type() == ParameterType.BOOLEAN) {
				parameters.add(Parameters.of(step.parameters(), Map.of(definition.name(), "true")));
			}
			definition.choices().forEach(choice -> parameters.add(Parameters.of(step.parameters(), Map.of(definition.name(), choice))));
		}
		if (step.parameters().stream().anyMatch(definition -> definition.name().equals("user"))) {
			parameters.add(Parameters.of(step.parameters(), Map.of("user", "t.yamada")));
		}
		if (step.parameters().stream().anyMatch(definition -> definition.name().equals("proxy"))) {
			parameters.add(Parameters.of(step.parameters(), Map.of("proxy", "proxy.contoso.com:8080", "bypass", "<local>")));
			parameters.add(Parameters.of(step.parameters(), Map.of("proxy", "x:1 & calc.exe")));
		}
		return parameters;
	}

	/** That a change keeps to the catalogue, as it is written down in this class. */
	static void assertHarmless(final Change change, final Facts facts, final Supplier<String> where) {
		switch (change) {
		case final RegistryKeyDelete delete -> assertRegistry(delete.path(), where);
		case final RegistryValueDelete delete -> assertRegistry(delete.path(), where);
		case final RegistryValueSet set -> assertRegistry(set.path(), where);
		case final CredentialDelete delete -> {
			assertTrue(DELETABLE_CREDENTIAL.matcher(delete.target()).matches(), where);
			assertFalse(PROTECTED_CREDENTIAL.matcher(delete.target()).matches(), where);
		}
		case final ProcessClose close -> assertFalse(NEVER_CLOSED.contains(close.image().toLowerCase(Locale.ROOT)), where);
		case final FileQuarantine quarantine -> assertTrue(FILES.matcher(quarantine.path()).matches(), where);
		case final ServiceConfigure configure -> {
			assertFalse(configure.startType().filter(type -> type == WindowsService.StartType.DISABLED).isPresent(), where);
			assertFalse(configure.running().filter(running -> !running).isPresent() && !configure.service().equals("sppsvc"), where);
		}
		case final FileWrite write -> assertTrue(WRITTEN_FILES.matcher(write.path()).matches(), where);
		case final ToolRun run -> assertTool(run, facts, where);
		case final PackageRegister unused -> {
			// only two exist
		}
		case final UserSignOut unused -> {
			// asked for
		}
		case final MachineRestart unused -> {
			// asked for
		}
		default -> throw new AssertionError(where.get());
		}
	}

	private static void assertRegistry(final RegistryPath path, final Supplier<String> where) {
		assertFalse(path.toString().toLowerCase(Locale.ROOT).contains("\\policies"), where);
		assertTrue(REGISTRY.matcher(path.toString()).matches(), where);
	}

	private static void assertTool(final ToolRun run, final Facts facts, final Supplier<String> where) {
		final String command = run.command().toString().toLowerCase(Locale.ROOT);
		for (final String forbidden : List.of("clear-tpm", "slmgr", "forcerecovery", "ngc", "enablelua", "calc", "remove-item")) {
			assertFalse(command.contains(forbidden), where);
		}
		if (command.contains("/leave")) {
			assertEquals(DeviceJoinStatus.JoinType.HYBRID_JOINED,
					facts.answer(DeviceJoinProbe.MACHINE).asOptional().orElseThrow().joinType().orElseThrow(), where);
		}
		assertTrue(PROGRAM.matcher(run.command().program()).matches(), where);
		if (command.contains("officeclicktorun")) {
			assertTrue(command.contains("scenario=repair ") && command.contains(" forceappshutdown=false "), where);
			assertTrue(run.identity().equals(Identity.ADMINISTRATOR) && run.reversibility() == Reversibility.IRREVERSIBLE, where);
			assertTrue(facts.answer(BUSY).asOptional().flatMap(key -> key.value("ExecutingScenario")).flatMap(RegistryValue::asText)
					.filter(scenario -> !scenario.isBlank()).isEmpty(), where);
		}
		if (command.contains("onedrive.exe")) {
			assertTrue(run.command().arguments().equals(List.of("/reset")) && run.identity() instanceof Identity.User, where);
		}
		assertFalse(command.contains("gethelpcmd") && !command.contains(" -s resetofficeactivation -accepteula -closeoffice "), where);
		assertFalse(run.timeout().isZero(), where);
	}
}
