package io.shuzen.office.internal.step;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;
import io.shuzen.office.internal.reading.OfficeInstallation;

/**
 * plants keys that make Office delete every user's identity, licensing and caches at that user's next start of Office. It also hits
 * users who have no problem, so it does nothing unless the operator says in so many words that all are meant. What exactly Office does
 * with the keys is concluded from OLicenseCleanup, not described anywhere (unverified).
 */
final class ResetAllUsers extends OfficeStep {

	private static final ParameterDefinition EVERYBODY = ParameterDefinition.optional("every-user-of-the-machine", ParameterType.BOOLEAN,
			TEXTS.text("R-22.everybody"), TEXTS.text("R-22.everybody.help"), "false");
	private static final List<String> KEYS = List.of("Common\\Identity", "Common\\Internet\\WebServiceCache",
			"Common\\ServicesManagerCache", "Common\\Licensing", "Registration");

	ResetAllUsers() {
		super(StepId.RESET_ALL_USERS);
	}

	/** Key and value names that may be written. */
	static boolean isPermitted(final RegistryValueSet set) {
		return Set.of("count", "order").contains(set.value().name().toLowerCase(java.util.Locale.ROOT))
				&& set.value().asNumber().orElse(0) == 1
				&& probes().stream().anyMatch(probe -> probe.path().equals(set.path()) && probe.view() == set.view());
	}

	private static List<RegistryProbe> probes() {
		final List<RegistryProbe> probes = new ArrayList<>();
		for (final RegistryProbe planted : OfficeRegistry.customUserResets()) {
			final String version = planted.path().key().contains("\\15.0\\") ? "15.0" : "16.0";
			for (final String key : KEYS) {
				probes.add(new RegistryProbe(RegistryPath.parse(
						planted.path() + "\\Delete\\Software\\Microsoft\\Office\\" + version + '\\' + key), planted.view(), false));
			}
		}
		return probes;
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(EVERYBODY);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> probes = new LinkedHashSet<>(probes());
		probes.addAll(OfficeInstallation.READING.probes());
		return probes;
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		if (!parameters.flag(EVERYBODY.name())) {
			plan.block("notAsked");
			return;
		}
		final Answer<OfficeInstallation> office = OfficeInstallation.READING.from(facts, Identity.ADMINISTRATOR);
		if (!plan.knows(office)) {
			return;
		}
		if (office.asOptional().filter(OfficeInstallation::isClickToRun).isEmpty()) {
			plan.block("clickToRunOnly");
			return;
		}
		plan.followUp(FollowUp.RESTART_APPLICATIONS);
		for (final RegistryProbe probe : probes()) {
			final Answer<RegistryKey> answer = facts.answer(probe);
			if (plan.knows(answer)) {
				for (final String value : List.of("Count", "Order")) {
					if (answer.asOptional().flatMap(key -> key.value(value)).isEmpty()) {
						plan.change(new RegistryValueSet(probe.path(), probe.view(), RegistryValue.number(value, 1), Identity.ADMINISTRATOR));
					}
				}
			}
		}
	}
}
