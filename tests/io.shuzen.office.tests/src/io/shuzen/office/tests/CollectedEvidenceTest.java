package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Probe;
import io.shuzen.windows.internal.evidence.EvidenceConnector;

/** Files that somebody collected under names of their own, without saying what they are. */
class CollectedEvidenceTest {

	private static final Charset JAPANESE = Charset.forName("windows-31j");
	private static final Identity TARO = Identity.user("S-1-5-21-1004336348-1177238915-682003330-512117");

	@TempDir
	Path folder;

	@Test
	void whatAFileIsIsToldByItsContent() throws Exception {
		put("dsreg-user.txt", "dsregcmd_status_haadj_prt_failed_synth.txt", StandardCharsets.UTF_16LE);
		put("a/b/reg_export", "reg_c2r_configuration_m365_activated_synth.txt", JAPANESE);
		put("PC-0417 quser.log", "quser_active_disc_en_synth.txt", StandardCharsets.UTF_8);
		put("資格情報.txt", "cmdkey_list_ja_synth.txt", JAPANESE);
		put("01.out", "ospp_dstatus_o365_notifications_synth.txt", StandardCharsets.UTF_16BE);
		put("lic", "vnextdiag_list_user_rfm_synth.txt", StandardCharsets.UTF_8);
		put("net.txt", "get_netconnectionprofile_local_synth.txt", JAPANESE);
		put("svc1", "sc_qc_wlidsvc_disabled_en_synth.txt", StandardCharsets.UTF_8);
		put("ev", "wevtutil_aad_nonssl_synth.txt", StandardCharsets.UTF_8);
		put("who", "whoami_user_csv_en_synth.txt", StandardCharsets.UTF_8);
		put("tasks", "tasklist_csv_ja_synth.txt", JAPANESE);
		put("wam", "dsregcmd_listaccounts_one_synth.txt", StandardCharsets.UTF_8);
		put("proxy", "netsh_winhttp_proxy_en_synth.txt", StandardCharsets.UTF_8);
		put("clock", "w32tm_stripchart_ok_synth.txt", StandardCharsets.UTF_8);
		put("pkg", "get_appxpackage_aad_brokerplugin_present_synth.txt", StandardCharsets.UTF_8);
		put("id", "reg_hkcu_identity_signed_in_synth.txt", StandardCharsets.UTF_8);
		put("old reset", "reg_hklm_usersettings_customuserreset_synth.txt", StandardCharsets.UTF_8);
		Files.write(folder.resolve("holiday.jpg"), new byte[] { (byte) 0xFF, (byte) 0xD8, 0, 16, 'J', 'F', 'I', 'F', 0, 1 });
		final Set<String> found = found(folder);
		assertTrue(found.containsAll(Set.of("D-41 ERROR", "D-08 OK", "D-03 OK", "D-27 INFO", "D-16 WARNING", "D-10 ERROR", "D-50 ERROR",
				"D-61 ERROR", "D-34 ERROR", "D-04 OK", "D-07 INFO", "D-36 OK", "D-53 INFO", "D-60 OK", "D-30 OK", "D-20 OK", "D-19 INFO",
				"D-40 OK")), found::toString);
		assertEquals(Set.of(TARO), subjects("D-10"), "the user whose whoami lies there");
	}

	@Test
	void aRegistrationFileIsReadAsAQueryIs() throws Exception {
		Files.writeString(folder.resolve("x.reg"), "\ufeff" + """
				Windows Registry Editor Version 5.00

				[HKEY_USERS\\S-1-5-21-1-2-3-1001\\Software\\Microsoft\\Office\\16.0\\Common\\Identity]
				"EnableADAL"=dword:00000000
				"damaged
				"DisableADALatopWAM"=dword:00000001

				[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration]
				"ProductReleaseIds"="O365ProPlusRetail"
				"VersionToReport"="16.0.17928.20114"
				"Platform"="x64"
				""".replace("\n", "\r\n"), StandardCharsets.UTF_16LE);
		final Set<String> found = found(folder);
		assertTrue(found.contains("D-22 ERROR") || found.contains("D-22 WARNING"), found::toString);
		assertTrue(found.contains("D-08 OK"), found::toString);
	}

	@Test
	void aCopiedWindowIsDividedAtItsPrompts() throws Exception {
		final StringBuilder window = new StringBuilder("Microsoft Windows [Version 10.0.19045.5011]\r\n\r\n");
		window.append("C:\\Users\\t.yamada>whoami /user\r\n\r\nUSER INFORMATION\r\n----------------\r\n\r\ncontoso\\t.yamada "
				+ ((Identity.User) TARO).sid() + "\r\n\r\n");
		window.append("C:\\Users\\t.yamada>cmdkey /list\r\n").append(Samples.text("cmdkey_list_en_synth.txt")).append("\r\n");
		window.append("C:\\Users\\t.yamada>dsregcmd /status\r\n").append(Samples.text("dsregcmd_status_haadj_prt_failed_synth.txt"));
		window.append("C:\\Users\\t.yamada>powershell Get-AppxPackage Microsoft.AAD.BrokerPlugin\r\n\r\nC:\\Users\\t.yamada>\r\n");
		Files.writeString(folder.resolve("window.txt"), window, StandardCharsets.UTF_8);
		final Set<String> found = found(folder);
		assertTrue(found.containsAll(Set.of("D-27 INFO", "D-41 ERROR", "D-30 ERROR")), found::toString);
		assertEquals(Set.of(TARO), subjects("D-30"));
	}

	@Test
	void anArchiveIsAFolder() throws Exception {
		final Path archive = folder.resolve("PC-0999.zip");
		try (OutputStream stream = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(stream, JAPANESE)) {
			zip.putNextEntry(new ZipEntry("ユーザー/ds.txt"));
			zip.write(Samples.bytes("dsregcmd_status_haadj_prt_failed_synth.txt"));
			zip.putNextEntry(new ZipEntry("ユーザー/who.txt"));
			zip.write(Samples.bytes("whoami_user_csv_en_synth.txt"));
		}
		assertTrue(found(archive).contains("D-41 ERROR"));
		assertTrue(found(folder).contains("D-41 ERROR"), "an archive within a folder");
	}

	@Test
	void aUsersStateOfWhichNobodySaidWhoseIsNotLost() throws Exception {
		put("k", "cmdkey_list_ja_synth.txt", JAPANESE);
		put("i", "reg_hkcu_identity_signed_in_synth.txt", StandardCharsets.UTF_8);
		assertTrue(found(folder).containsAll(Set.of("D-27 INFO", "D-20 OK")));
		assertEquals(Set.of(Identity.UNKNOWN_USER), subjects("D-27"));
	}

	@Test
	void keysAboveWhatWasPrintedAreNotTakenForMissing() throws Exception {
		put("c", "reg_cdj_joininfo_synth.txt", StandardCharsets.UTF_8);
		assertFalse(found(folder).stream().anyMatch(each -> each.startsWith("D-08")), "nobody printed Office's configuration");
	}

	/** Damaged, cut, doubled, re-encoded: whatever people send, it is read or left alone, never a crash. */
	@Test
	void noCollectionMakesReadingFail() throws Exception {
		final int rounds = Integer.getInteger("shuzen.office.collections", 6);
		final long start = new Random().nextLong();
		for (int i = 0; i < rounds; i++) {
			final long seed = start + i;
			final Path each = Files.createDirectories(folder.resolve("round" + i));
			final Random random = new Random(seed);
			for (final String name : ALL) {
				if (random.nextInt(3) > 0) {
					final Path file = each.resolve("sub" + random.nextInt(3)).resolve("f" + random.nextInt(1_000_000) + ".txt");
					Files.createDirectories(file.getParent());
					Files.write(file, SampleMutations.mutate(Samples.bytes(name), random));
				}
			}
			try {
				findings(each);
			} catch (final RuntimeException e) {
				throw new AssertionError("with seed " + seed, e);
			}
		}
	}

	private static final List<String> ALL = new ArrayList<>(Samples.names());
	static {
		ALL.addAll(List.of("cmdkey_list_ja_synth.txt", "cmdkey_list_en_synth.txt", "dsregcmd_status_aadj_full_synth.txt",
				"dsregcmd_status_haadj_prt_failed_synth.txt", "dsregcmd_status_dj_elevated_real.txt", "quser_active_disc_en_synth.txt",
				"tasklist_csv_ja_synth.txt", "tasklist_csv_en_synth.txt", "netsh_winhttp_proxy_en_synth.txt",
				"get_netconnectionprofile_local_synth.txt", "sc_qc_wlidsvc_disabled_en_synth.txt",
				"sc_query_tokenbroker_running_en_synth.txt", "w32tm_stripchart_ok_synth.txt", "wevtutil_aad_network_caa70004_synth.txt",
				"wevtutil_udr_304_305_307_synth.txt", "reg_hkcu_identity_signed_in_synth.txt", "reg_cdj_joininfo_synth.txt",
				"reg_c2r_configuration_m365_activated_synth.txt", "reg_hkcu_licensingnext_vnext_synth.txt",
				"get_appxpackage_aad_brokerplugin_present_synth.txt"));
	}

	private void put(final String name, final String sample, final Charset charset) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, Samples.text(sample).getBytes(charset));
	}

	private Set<Identity> subjects(final String catalogueId) throws FailureException {
		final Set<Identity> subjects = new LinkedHashSet<>();
		findings(folder).stream().filter(finding -> finding.diagnosticId().startsWith("office." + catalogueId))
				.forEach(finding -> subjects.add(finding.subject()));
		return subjects;
	}

	private static Set<String> found(final Path place) throws FailureException {
		final Set<String> found = new TreeSet<>();
		findings(place).forEach(finding -> found
				.add(finding.diagnosticId().replaceFirst("office\\.(D-\\d+).*", "$1") + ' ' + finding.severity()));
		return found;
	}

	private static List<Finding> findings(final Path place) throws FailureException {
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		Office.PACK.diagnostics().forEach(diagnostic -> probes.addAll(diagnostic.probes()));
		try (WindowsHost host = new EvidenceConnector().open(EndpointDescriptor.of("PC", place.toString(), "evidence"),
				Cancellation.none())) {
			final var read = host.read(probes, Cancellation.none());
			return Office.PACK.diagnostics().stream().flatMap(diagnostic -> diagnostic.evaluate(read).stream()).toList();
		}
	}
}
