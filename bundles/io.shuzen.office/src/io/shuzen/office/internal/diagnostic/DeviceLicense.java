package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.LicenseFiles;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.SharedComputerActivation;

/** D-12: whether the device has a licence of its own, and whether that contradicts shared computer activation. */
final class DeviceLicense extends OfficeDiagnostic {

	private static final String SWITCH = ".DeviceBasedLicensing";

	DeviceLicense() {
		super(DiagnosticId.DEVICE_LICENSE, questions(), "Device-based licensing for Microsoft 365 Apps for enterprise");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(SharedComputerActivation.READING.probes());
		probes.add(LicenseFiles.OF_DEVICE.probe());
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<RegistryKey> configuration = facts.answer(OfficeInstallation.CLICK_TO_RUN);
		final Answer<FileListing> files = LicenseFiles.OF_DEVICE.listing(facts, Identity.ADMINISTRATOR);
		findings.unknown(Identity.ADMINISTRATOR, configuration);
		final List<String> switches = configuration.asOptional().map(RegistryKey::values).orElse(List.of()).stream()
				.filter(value -> value.name().endsWith(SWITCH) && value.asNumber().orElse(0) == 1).map(RegistryValue::name).toList();
		final boolean licensed = files.asOptional().filter(listing -> !listing.files().isEmpty()).isPresent();
		if (switches.isEmpty() && !licensed) {
			if (configuration.isKnown()) {
				findings.ok(Identity.ADMINISTRATOR, "none");
			}
			return;
		}
		final boolean shared = SharedComputerActivation.READING.from(facts, Identity.ADMINISTRATOR).asOptional()
				.filter(SharedComputerActivation::isEnabled).isPresent();
		final Findings.Draft draft = shared && !switches.isEmpty()
				? findings.warning(Identity.ADMINISTRATOR, "conflict", String.join(", ", switches)).step(StepId.SHARED_COMPUTER)
				: findings.info(Identity.ADMINISTRATOR, "device", String.join(", ", switches));
		draft.evidence(OfficeInstallation.CLICK_TO_RUN, String.join(", ", switches));
	}
}
