package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;
import io.shuzen.office.internal.reading.SharedComputerActivation;
import io.shuzen.office.internal.reading.Subjects;

/** D-15: by which kind of activation each product works for each user. */
final class LicenseModes extends OfficeDiagnostic {

	private static final RegistryProbe PROBE = RegistryProbe
			.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\Licensing\\LicensingNext"));
	/** The values by the source of vnextdiag. */
	private static final int USER = 2;
	private static final int DEVICE = 3;

	LicenseModes() {
		super(DiagnosticId.LICENSE_MODES, questions(), "Detect Office activation with vNext licensing");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(SharedComputerActivation.READING.probes());
		probes.add(PROBE);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final boolean shared = SharedComputerActivation.READING.from(facts, Identity.ADMINISTRATOR).asOptional()
				.filter(SharedComputerActivation::isEnabled).isPresent();
		Subjects.answers(facts, PROBE).forEach((user, answer) -> {
			findings.unknown(user, answer);
			answer.asOptional().filter(key -> !key.values().isEmpty()).ifPresent(key -> judge(findings, user, key, shared));
		});
	}

	private static void judge(final Findings findings, final Identity user, final RegistryKey key, final boolean shared) {
		final String modes = key.values().stream().map(value -> value.name() + " = " + name(value))
				.collect(Collectors.joining(", "));
		final boolean device = key.values().stream().anyMatch(value -> value.asNumber().orElse(0) == DEVICE);
		final boolean legacy = key.values().stream()
				.anyMatch(value -> value.asNumber().orElse(0) != USER && value.asNumber().orElse(0) != DEVICE);
		final Findings.Draft draft = shared && device ? findings.warning(user, "conflict", modes).step(StepId.LICENSING_KEY)
				: legacy ? findings.info(user, "legacy", modes).step(StepId.LICENSING_KEY) : findings.ok(user, "modes", modes);
		draft.evidence(PROBE, modes);
	}

	private static String name(final RegistryValue value) {
		return switch ((int) value.asNumber().orElse(-1)) {
		case USER -> "vNext";
		case DEVICE -> "Device";
		default -> "legacy (" + value.data().display() + ')';
		};
	}
}
