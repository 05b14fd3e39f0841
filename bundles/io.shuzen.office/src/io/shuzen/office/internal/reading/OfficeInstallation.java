package io.shuzen.office.internal.reading;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.location.OfficeRegistry;

/**
 * Which Office is installed. Absent when none is.
 *
 * @param technology how it was installed
 * @param products   product release ids, for instance {@code O365ProPlusRetail}; empty for MSI
 * @param version    for instance {@code 16.0.18526.20672}; {@code 16.0} or {@code 15.0} for MSI
 * @param platform   {@code x64} or {@code x86}; empty when not told
 * @param channel    update channel in Microsoft's words, or the channel's GUID when it is none of the known; empty for MSI
 * @param folder     installation folder; empty when not told
 */
public record OfficeInstallation(Technology technology, List<String> products, String version, String platform,
		String channel, String folder) {

	/** Installation technologies. */
	public enum Technology {
		CLICK_TO_RUN, MSI
	}

	/** Configuration of Click-to-Run, with products, versions, activation identity and shared computer activation. */
	public static final RegistryProbe CLICK_TO_RUN = RegistryProbe
			.key("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration");

	private static final List<RegistryProbe> MSI = OfficeRegistry.VERSIONS.stream()
			.flatMap(version -> List.of(RegistryProbe.key(OfficeRegistry.machine(version, "Common\\InstallRoot")),
					RegistryProbe.key("HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Office\\" + version + "\\Common\\InstallRoot"))
					.stream())
			.toList();

	// "Build dynamic, lean, and universal packages for Microsoft 365 Apps" names these
	private static final Map<String, String> CHANNELS = Map.of("492350f6-3a01-4f97-b9c0-c7c6ddf67d60", "Current",
			"64256afe-f5d9-4f86-8936-8840a6a4f5be", "Current (Preview)", "55336b82-a18d-4dd6-b5f6-9e5095c314a6",
			"Monthly Enterprise", "7ffbc6bf-bc32-4f92-8982-f9dd17fd3114", "Semi-Annual Enterprise",
			"b8f9b850-328d-4355-9145-c59439a0c4cf", "Semi-Annual Enterprise (Preview)",
			"5440fd1f-7ecb-4221-8110-145efaa6372f", "Beta",
			// remembered, not read in a source
			"5030841d-c919-4594-8d2d-84ae4f96e58e", "Office LTSC 2021");

	private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	/** The machine's Office. */
	public static final Reading<OfficeInstallation> READING = new Reading<>() {

		@Override
		public Set<Probe<?>> probes() {
			return OfficeInstallation.probes();
		}

		@Override
		public Answer<OfficeInstallation> from(final Facts facts, final Identity identity) {
			final Answer<RegistryKey> clickToRun = facts.answer(CLICK_TO_RUN);
			if (clickToRun.asOptional().filter(OfficeInstallation::isInstalled).isPresent()) {
				return clickToRun.map(OfficeInstallation::clickToRun);
			}
			for (final RegistryProbe probe : MSI) {
				final Answer<RegistryKey> msi = facts.answer(probe);
				if (msi.asOptional().flatMap(key -> key.value("Path")).isPresent()) {
					return msi.map(OfficeInstallation::msi);
				}
			}
			return clickToRun.isKnown() ? Answer.absent() : Answer.unreadable(clickToRun.whyUnreadable().orElseThrow());
		}
	};

	public OfficeInstallation {
		Objects.requireNonNull(technology);
		products = List.copyOf(products);
		Objects.requireNonNull(version);
		Objects.requireNonNull(platform);
		Objects.requireNonNull(channel);
		Objects.requireNonNull(folder);
	}

	static Set<Probe<?>> probes() {
		final Set<Probe<?>> probes = new HashSet<>(MSI);
		probes.add(CLICK_TO_RUN);
		return Set.copyOf(probes);
	}

	public boolean isClickToRun() {
		return technology == Technology.CLICK_TO_RUN;
	}

	/** Whether Microsoft 365 Apps (a subscription) are among the products. */
	public boolean isSubscription() {
		return products.stream().anyMatch(product -> product.toUpperCase(Locale.ROOT).startsWith("O365"));
	}

	/** Whether a volume-licensed product is among them; those are activated by KMS or MAK, not by signing in. */
	public boolean isVolume() {
		return products.stream().anyMatch(product -> product.toUpperCase(Locale.ROOT).endsWith("VOLUME"));
	}

	private static boolean isInstalled(final RegistryKey configuration) {
		return !text(configuration, "ProductReleaseIds").isEmpty();
	}

	private static OfficeInstallation clickToRun(final RegistryKey configuration) {
		final String reported = text(configuration, "VersionToReport");
		// which setting wins is a longer story (policies come first); these two are what the client last acted on
		final String update = text(configuration, "UpdateChannel");
		return new OfficeInstallation(Technology.CLICK_TO_RUN,
				Arrays.stream(text(configuration, "ProductReleaseIds").split(",")).map(String::trim)
						.filter(product -> !product.isEmpty()).toList(),
				reported.isEmpty() ? text(configuration, "ClientVersionToReport") : reported, text(configuration, "Platform"),
				channel(update.isEmpty() ? text(configuration, "CDNBaseUrl") : update), text(configuration, "InstallationPath"));
	}

	private static OfficeInstallation msi(final RegistryKey installRoot) {
		final Matcher version = Pattern.compile("\\\\(1[56]\\.0)\\\\").matcher(installRoot.path().key());
		return new OfficeInstallation(Technology.MSI, List.of(), version.find() ? version.group(1) : "",
				installRoot.path().key().contains("Wow6432Node") ? "x86" : "", "", text(installRoot, "Path"));
	}

	static String channel(final String url) {
		final Matcher guid = GUID.matcher(url);
		if (!guid.find()) {
			return url;
		}
		final String id = guid.group().toLowerCase(Locale.ROOT);
		return CHANNELS.getOrDefault(id, id);
	}

	private static String text(final RegistryKey key, final String name) {
		return key.value(name).flatMap(RegistryValue::asText).map(String::trim).orElse("");
	}
}
