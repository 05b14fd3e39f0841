package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.CompatibilityFlags;
import io.shuzen.office.internal.reading.Subjects;

/** D-18: whether the platform that holds Office's keys works: its service, its part of the registry, and no compatibility modes. */
final class SoftwareProtection extends OfficeDiagnostic {

	private static final ServiceProbe SERVICE = new ServiceProbe("sppsvc");
	private static final RegistryProbe KEY = RegistryProbe
			.key("HKU\\S-1-5-20\\Software\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform");

	SoftwareProtection() {
		super(DiagnosticId.SOFTWARE_PROTECTION, questions(),
				"\"Microsoft Office can't find your license for this application\" when starting an Office application");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(CompatibilityFlags.PROBES);
		probes.add(SERVICE);
		probes.add(KEY);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<WindowsService> service = facts.answer(SERVICE);
		final Answer<RegistryKey> key = facts.answer(KEY);
		findings.unknown(Identity.ADMINISTRATOR, service);
		findings.unknown(Identity.ADMINISTRATOR, key);
		service.asOptional().filter(found -> found.startType() == WindowsService.StartType.DISABLED)
				.ifPresent(found -> findings.error(Identity.ADMINISTRATOR, "disabled")
						.evidence(SERVICE, found.name() + ": " + found.startType()).step(StepId.SERVICES));
		if (service.isAbsent()) {
			findings.error(Identity.ADMINISTRATOR, "missing").evidence(SERVICE, SERVICE.name());
		}
		if (key.isAbsent()) {
			findings.error(Identity.ADMINISTRATOR, "keyMissing").evidence(KEY, KEY.path().toString())
					.step(StepId.PROTECTION_KEY);
		}
		for (final RegistryProbe probe : CompatibilityFlags.PROBES) {
			Subjects.everywhere(facts, probe).forEach((subject, answer) -> {
				final List<RegistryValue> flags = answer.asOptional().map(CompatibilityFlags::ofOffice).orElse(List.of());
				if (!flags.isEmpty()) {
					final String names = flags.stream().map(RegistryValue::name).collect(Collectors.joining(", "));
					findings.warning(subject, "compatibility", names).evidence(probe, names)
							.runbook(RunbookId.REMOVE_STALE_LICENSES).step(StepId.COMPATIBILITY_FLAGS);
				}
			});
		}
		if ((service.isKnown() || key.isKnown()) && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "healthy");
		}
	}
}
