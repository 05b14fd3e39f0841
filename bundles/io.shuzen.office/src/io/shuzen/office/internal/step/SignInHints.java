package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;

/** helps Office to sign users in by itself, by one of two values that articles name for particular troubles. */
final class SignInHints extends UserStep {

	/** The two values. */
	private static final Map<String, RegistryProbe> SETTINGS = Map.of("Autoorgidgetkey",
			RegistryProbe.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common")), "NoDomainUser",
			RegistryProbe.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\Identity")));

	private static final ParameterDefinition SETTING = new ParameterDefinition("setting", ParameterType.CHOICE,
			TEXTS.text("R-73.setting"), TEXTS.text("R-73.setting.help"), Optional.of("Autoorgidgetkey"),
			List.of("Autoorgidgetkey", "NoDomainUser"), OptionalLong.empty(), OptionalLong.empty());

	SignInHints() {
		super(StepId.SIGN_IN_HINTS, Applications.MAY_RUN, Set.copyOf(SETTINGS.values()));
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(UserSelection.PARAMETER, SETTING);
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final String name = parameters.text(SETTING.name());
		final RegistryProbe probe = SETTINGS.get(name);
		final Answer<RegistryKey> answer = facts.answer(probe, user);
		if (plan.knows(answer) && answer.asOptional().flatMap(key -> key.value(name))
				.filter(value -> value.asNumber().orElse(0) == 1).isEmpty()) {
			plan.change(new RegistryValueSet(probe.path(), probe.view(), RegistryValue.number(name, 1), user));
			plan.followUp(FollowUp.RESTART_MACHINE);
		}
	}
}
