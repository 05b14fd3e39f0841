package io.shuzen.office.internal.step;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.SharedComputerActivation;

/** turns shared computer activation on or off. Without being told which, it does nothing. */
final class SwitchSharedComputer extends OfficeStep {

	private static final String ON = "on";
	private static final String OFF = "off";
	private static final String VALUE = "SharedComputerLicensing";

	/** The places where it is turned off; what a policy sets is the policy's. */
	static final List<RegistryProbe> PLACES = List.of(OfficeInstallation.CLICK_TO_RUN,
			RegistryProbe.key(OfficeRegistry.machine(OfficeRegistry.CURRENT, "Common\\Licensing")));

	// who is activated in the other way stays so until that is reset
	private static final FileProbe LICENSES = FileProbe.listing("%LOCALAPPDATA%\\Microsoft\\Office\\Licenses");

	private static final ParameterDefinition STATE = new ParameterDefinition("state", ParameterType.CHOICE,
			TEXTS.text("R-92.state"), TEXTS.text("R-92.state.help"), Optional.of("unchanged"), List.of("unchanged", ON, OFF),
			OptionalLong.empty(), OptionalLong.empty());

	SwitchSharedComputer() {
		super(StepId.SHARED_COMPUTER);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(STATE);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> probes = new HashSet<>(SharedComputerActivation.READING.probes());
		probes.addAll(OfficeInstallation.READING.probes());
		probes.add(LICENSES);
		return probes;
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final String wanted = parameters.text(STATE.name());
		if (!wanted.equals(ON) && !wanted.equals(OFF)) {
			return;
		}
		final Answer<SharedComputerActivation> setting = SharedComputerActivation.READING.from(facts, Identity.ADMINISTRATOR);
		final Answer<OfficeInstallation> office = OfficeInstallation.READING.from(facts, Identity.ADMINISTRATOR);
		if (!plan.knows(setting) || !plan.knows(office)) {
			return;
		}
		if (office.asOptional().filter(OfficeInstallation::isClickToRun).isEmpty()) {
			plan.block("clickToRunOnly");
			return;
		}
		plan.followUp(FollowUp.RESTART_MACHINE);
		final boolean enabled = setting.asOptional().filter(SharedComputerActivation::isEnabled).isPresent();
		if (wanted.equals(ON) && !enabled) {
			turnOn(plan, facts);
		} else if (wanted.equals(OFF) && enabled) {
			turnOff(plan, facts, setting.asOptional().orElseThrow());
		}
	}

	private static void turnOn(final Plan plan, final Facts facts) {
		final boolean deviceLicensed = facts.answer(OfficeInstallation.CLICK_TO_RUN).asOptional().map(RegistryKey::values)
				.orElse(List.of()).stream()
				.anyMatch(value -> value.name().endsWith(".DeviceBasedLicensing") && value.asNumber().orElse(0) == 1);
		final List<String> activated = facts.users().stream()
				.filter(user -> facts.answer(LICENSES, user.identity()).asOptional().filter(found -> found.entries().size() > 1).isPresent())
				.map(user -> facts.nameOf(user.identity()).english()).toList();
		if (deviceLicensed) {
			plan.block("deviceLicensed");
		} else if (!activated.isEmpty()) {
			plan.blockUntil(StepId.USER_LICENSES, "activated", String.join(", ", activated));
		} else {
			plan.change(new RegistryValueSet(OfficeInstallation.CLICK_TO_RUN.path(), RegistryView.BITS_64,
					RegistryValue.text(VALUE, "1"), Identity.ADMINISTRATOR));
		}
	}

	private static void turnOff(final Plan plan, final Facts facts, final SharedComputerActivation setting) {
		if (setting.policy()) {
			plan.block("policyOwned", VALUE);
			return;
		}
		for (final RegistryProbe place : PLACES) {
			facts.answer(place).asOptional().flatMap(key -> key.value(VALUE))
					.filter(value -> value.asNumber().orElse(0) == 1)
					.ifPresent(value -> plan.change(new RegistryValueDelete(place.path(), place.view(), value.name(),
							Identity.ADMINISTRATOR)));
		}
	}
}
