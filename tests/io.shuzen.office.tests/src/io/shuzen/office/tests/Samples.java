package io.shuzen.office.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Recorded and synthesised outputs of tools, as text and as the bytes they would have on a machine. */
final class Samples {

	private static final Map<String, byte[]> CACHE = new ConcurrentHashMap<>();
	private static final List<String> NAMES = List.of("PC0417_20251121101205_OLicenseClean_user_synth.txt",
			"PC0417_20251121101532_OLicenseClean_elevated_synth.txt", "dsregcmd_cleanupaccounts_ok_synth.txt",
			"dsregcmd_listaccounts_none_synth.txt", "dsregcmd_listaccounts_one_synth.txt", "gethelpcmd_reset_01_real.txt",
			"gethelpcmd_reset_11_real.txt", "gethelpcmd_reset_72_real.txt", "gethelpcmd_reset_73_real.txt",
			"gethelpcmd_reset_74_real.txt", "gethelpcmd_reset_76_real.txt", "gethelpcmd_reset_78_real.txt",
			"gethelpcmd_reset_80_real.txt", "ospp_dstatus_no_keys_synth.txt", "ospp_dstatus_o365_licensed_synth.txt",
			"ospp_dstatus_o365_notifications_synth.txt", "ospp_dstatus_volume_kms_licensed_synth.txt", "ospp_unpkey_success_synth.txt",
			"vnextdiag_list_device_synth.txt", "vnextdiag_list_nothing_synth.txt", "vnextdiag_list_sca_enabled_no_token_synth.txt",
			"vnextdiag_list_sca_enabled_token_synth.txt", "vnextdiag_list_user_licensed_synth.txt",
			"vnextdiag_list_user_rfm_synth.txt", "whoami_upn_synth.txt", "whoami_user_csv_en_synth.txt",
			"wpjcleanup_MigrationDone_ignored_synth.txt", "wpjcleanup_ok_console_synth.txt", "wpjcleanup_unsupported_synth.txt");

	private Samples() {
	}

	static List<String> names() {
		return NAMES;
	}

	/** As on disk. */
	static byte[] bytes(final String name) {
		return CACHE.computeIfAbsent(name, Samples::load);
	}

	private static byte[] load(final String name) {
		try (InputStream stream = Samples.class.getResourceAsStream("samples/" + name)) {
			return stream != null ? stream.readAllBytes() : Files.readAllBytes(ofWindows(name));
		} catch (final IOException e) {
			throw new UncheckedIOException(name, e);
		}
	}

	/** The general tools' outputs lie with the tests of their parsers. */
	private static Path ofWindows(final String name) throws IOException {
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			final Path sample = folder.resolve("tests/io.shuzen.windows.tests/samples").resolve(name);
			if (Files.exists(sample)) {
				return sample;
			}
		}
		throw new IOException("no sample " + name);
	}

	/** Decoded: by the byte order mark where there is one, else UTF-8. */
	static String text(final String name) {
		final byte[] bytes = bytes(name);
		return bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE
				? new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE)
				: new String(bytes, StandardCharsets.UTF_8);
	}
}
