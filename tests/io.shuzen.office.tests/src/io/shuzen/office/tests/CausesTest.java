package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.windows.internal.evidence.EvidenceConnector;

/**
 * Causes from what little recorded evidence says. The machines of the training fleet, which say everything, are looked at in the tests of
 * the training bundle.
 */
class CausesTest {

	/** More with {@code -Dshuzen.office.states=100000}. */
	private static final int STATES = Integer.getInteger("shuzen.office.states", 200);

	private static final String SID = "S-1-5-21-1004336348-1177238915-682003330-1104";
	private static final String USER = "user:" + SID;
	private static final String ADMINISTRATOR = "administrator";
	private static final String AAD_LOG = "wevtutil qe Microsoft-Windows-AAD/Operational /f:xml";

	@TempDir
	private Path folder;

	private final List<Map<String, Object>> recorded = new ArrayList<>();

	private CausesTest record(final String command, final String identity, final String output) throws Exception {
		final String file = "output" + recorded.size() + ".txt";
		Files.writeString(folder.resolve(file), output, StandardCharsets.UTF_8);
		recorded.add(Map.of("probe", Map.of("type", "tool", "command", command), "identity", identity, "exitCode", 0, "stdout", file));
		return this;
	}

	private CausesTest sample(final String command, final String identity, final String sample) throws Exception {
		return record(command, identity, Samples.text(sample));
	}

	private Facts facts() throws Exception {
		new ObjectMapper().writeValue(folder.resolve("evidence.json").toFile(),
				Map.of("endpoint", "PC-0417", "captured", "2025-11-21T01:00:00Z", "facts", recorded));
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		Office.PACK.diagnostics().forEach(diagnostic -> probes.addAll(diagnostic.probes()));
		try (WindowsHost host = new EvidenceConnector().open(EndpointDescriptor.of("PC-0417", folder.toString(), "evidence"),
				Cancellation.none())) {
			return host.read(probes, Cancellation.none());
		}
	}

	private static List<Cause> causes(final Facts facts) {
		final List<Finding> findings = Office.PACK.diagnostics().stream().flatMap(each -> each.evaluate(facts).stream()).toList();
		return Office.PACK.causeAnalysis().causes(findings, facts).stream().sorted(Cause.REPAIR_ORDER).toList();
	}

	private List<Cause> causes() throws Exception {
		return causes(facts());
	}

	private static List<String> ids(final List<Cause> causes) {
		return causes.stream().map(cause -> cause.id() + ' ' + cause.certainty()).toList();
	}

	private static boolean isInstructed(final Cause cause, final String part) {
		return cause.instructions().stream().anyMatch(text -> text.english().contains(part));
	}

	@Test
	void nothingRecordedIsNoCause() throws Exception {
		assertEquals(List.of(), causes());
	}

	@Test
	void healthyRecordingsAreNoCause() throws Exception {
		sample("dsregcmd /status", ADMINISTRATOR, "dsregcmd_status_haadj_full_synth.txt");
		sample("cscript ospp.vbs /dstatus", ADMINISTRATOR, "ospp_dstatus_o365_licensed_synth.txt");
		sample("vnextdiag.ps1 -action list", USER, "vnextdiag_list_user_licensed_synth.txt");
		sample("w32tm /stripchart /computer:time.windows.com /samples:3 /dataonly", ADMINISTRATOR, "w32tm_stripchart_ok_synth.txt");
		assertEquals(List.of(), ids(causes()));
	}

	@Test
	void theServicesAnswerTellsADisabledDeviceFromADeletedOne() throws Exception {
		sample("dsregcmd /status", USER, "dsregcmd_status_haadj_device_disabled_synth.txt");
		final List<Cause> causes = causes();
		assertEquals(List.of("office.F9-device-disabled CERTAIN"), ids(causes));
		assertEquals(List.of(), causes.getFirst().remedies(), "registering a disabled device again ends in the same refusal");
		assertTrue(isInstructed(causes.getFirst(), "enables the device"));
	}

	@Test
	void withoutTheServicesAnswerBothAreNamed() throws Exception {
		record("dsregcmd /status", ADMINISTRATOR, Samples.text("dsregcmd_status_haadj_device_disabled_synth.txt").lines()
				.filter(line -> !line.contains("AADSTS")).reduce("", (all, line) -> all + line + "\r\n"));
		final List<Cause> causes = causes();
		assertEquals("office.F9-device-disabled LIKELY", ids(causes).getFirst());
		assertTrue(ids(causes).contains("office.F10-device-deleted POSSIBLE"), ids(causes)::toString);
		assertTrue(causes.getFirst().objections().getFirst().statement().english().contains("disabled or deleted"));
	}

	@Test
	void aWrongPasswordIsNotRepairedByTryingItAgain() throws Exception {
		sample("dsregcmd /status", USER, "dsregcmd_status_haadj_prt_failed_synth.txt");
		final Cause cause = causes().getFirst();
		assertEquals("office.F1-password", cause.id());
		assertEquals(List.of(), cause.remedies());
		assertTrue(isInstructed(cause, "unlocks it"));
	}

	@Test
	void aDeviceThatIsOnlyEntraJoinedIsNeverLeft() throws Exception {
		record("dsregcmd /status", ADMINISTRATOR, Samples.text("dsregcmd_status_aadj_full_synth.txt")
				.replaceFirst("KeySignTest : \\S+", "KeySignTest : FAILED. 0x80090016"));
		final Cause cause = causes().getFirst();
		assertEquals("office.F8-device-key", cause.id());
		assertEquals(List.of(), cause.remedies());
		assertTrue(isInstructed(cause, "Never by command"));
	}

	@Test
	void theDefaultAccountsErrorOfAnElevatedWindowIsNoBrokerFailure() throws Exception {
		record("dsregcmd /status", ADMINISTRATOR, Samples.text("dsregcmd_status_haadj_full_synth.txt")
				.replaceFirst("WamDefaultSet : \\S+", "WamDefaultSet : ERROR (0x80070520)"));
		assertEquals(List.of(), ids(causes()));
	}

	@Test
	void anErrorOfTheLogIsPossibleOnceTheAddressesAreReached() throws Exception {
		sample(AAD_LOG, ADMINISTRATOR, "wevtutil_aad_network_caa70004_synth.txt");
		assertEquals(List.of("office.F2-errors LIKELY"), ids(causes()));
	}

	@Test
	void aPageWithoutHttpsIsTheFederationServersToChange() throws Exception {
		sample(AAD_LOG, ADMINISTRATOR, "wevtutil_aad_nonssl_synth.txt");
		final List<Cause> causes = causes();
		assertEquals(List.of("office.F24-not-https CERTAIN"), ids(causes));
		assertEquals(List.of(), causes.getFirst().remedies());
	}

	@Test
	void aVolumeKeyIsNoSubscriptionsLeftover() throws Exception {
		sample("cscript ospp.vbs /dstatus", ADMINISTRATOR, "ospp_dstatus_volume_kms_licensed_synth.txt");
		assertEquals(List.of(), ids(causes()));
	}

	@Test
	void whatAnotherAccountCollectedIsOnlyPossible() throws Exception {
		sample("vnextdiag.ps1 -action list", USER, "vnextdiag_list_user_rfm_synth.txt");
		final List<Cause> own = causes();
		assertEquals(Certainty.LIKELY, own.getFirst().certainty(), ids(own)::toString);
		record("whoami /user /fo csv", USER, "\"contoso\\adm\",\"S-1-5-21-1004336348-1177238915-682003330-500\"\r\n");
		final List<Cause> foreign = causes();
		assertEquals(own.stream().map(Cause::id).toList(), foreign.stream().map(Cause::id).toList());
		assertEquals(Certainty.POSSIBLE, foreign.getFirst().certainty());
		assertTrue(foreign.getFirst().objections().stream()
				.anyMatch(reason -> reason.statement().english().contains("another account's context")));
	}

	@Test
	void onASharedComputerOnlyTheUsersPartIsReset() throws Exception {
		record("reg query HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration", ADMINISTRATOR,
				"\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration\r\n"
						+ "    ProductReleaseIds    REG_SZ    O365ProPlusRetail\r\n    VersionToReport    REG_SZ    16.0.18526.20672\r\n"
						+ "    SharedComputerLicensing    REG_SZ    1\r\n");
		record("cmdkey /list", USER, "\r\nCurrently stored credentials:\r\n\r\n    Target: LegacyGeneric:target=MicrosoftOffice15_Data:"
				+ "SSPI:t.yamada@contoso.com\r\n    Type: Generic \r\n    User: t.yamada@contoso.com\r\n");
		final Cause cause = causes().stream().filter(each -> each.id().equals("office.F1-accounts")).findFirst().orElseThrow();
		assertEquals("office.reset-shared-computer", cause.remedies().getFirst().id());
	}

	@Test
	void whatAPolicySetsIsItsOwnersToChange() throws Exception {
		record("reg query HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Common\\Identity", USER,
				"\r\nHKEY_CURRENT_USER\\Software\\Policies\\Microsoft\\Office\\16.0\\Common\\Identity\r\n    EnableADAL    REG_DWORD    0x0\r\n");
		final Cause cause = causes().getFirst();
		assertEquals("office.F11-modern-authentication", cause.id());
		assertEquals(List.of(), cause.remedies());
		assertTrue(isInstructed(cause, "policy"));
	}

	@Test
	void aSwitchOfOffice2013DoesNotExplainALaterOne() throws Exception {
		sample("reg query HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration", ADMINISTRATOR,
				"reg_c2r_configuration_m365_activated_synth.txt");
		record("reg query HKCU\\Software\\Microsoft\\Office\\15.0\\Common\\Identity", USER,
				"\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Common\\Identity\r\n    EnableADAL    REG_DWORD    0x0\r\n");
		final Cause cause = causes().stream().filter(each -> each.id().equals("office.F11-modern-authentication")).findFirst()
				.orElseThrow();
		assertEquals(Certainty.POSSIBLE, cause.certainty());
		assertFalse(cause.objections().isEmpty());
	}

	/** What nobody read is no evidence, and what was found well accuses nobody. */
	@Test
	void everyCauseRestsOnWhatWasFound() {
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		Office.PACK.diagnostics().forEach(diagnostic -> probes.addAll(diagnostic.probes()));
		final long start = new Random().nextLong();
		for (int i = 0; i < STATES; i++) {
			final long seed = start + i;
			final Facts facts = new RandomFacts(seed).make(probes);
			final List<Finding> findings = Office.PACK.diagnostics().stream().flatMap(each -> each.evaluate(facts).stream()).toList();
			for (final Cause cause : Office.PACK.causeAnalysis().causes(findings, facts)) {
				final List<Finding> reasons = cause.reasons().stream().flatMap(reason -> reason.findings().stream()).toList();
				assertTrue(findings.containsAll(reasons), () -> "seed " + seed + ": " + cause);
				assertTrue(reasons.stream().anyMatch(finding -> finding.severity() != Severity.OK), () -> "seed " + seed + ": " + cause);
				assertTrue(reasons.stream().noneMatch(finding -> finding.kind().equals("unreadable")), () -> "seed " + seed + ": " + cause);
				assertTrue(!cause.remedies().isEmpty() || !cause.instructions().isEmpty(), () -> "seed " + seed + ": " + cause);
			}
		}
	}
}
