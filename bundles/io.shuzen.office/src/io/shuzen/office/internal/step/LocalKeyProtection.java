package io.shuzen.office.internal.step;

import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;

/**
 * has Windows keep the protection of users' secrets on the device instead of asking a domain controller
 * ("Fix Trusted Platform Module has malfunctioned issue in Office"). Registered work accounts are disconnected first.
 */
final class LocalKeyProtection extends OfficeStep {

	private static final RegistryProbe PLACE = RegistryProbe
			.key("HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Protect\\Providers\\df9d8cd0-1501-11d1-8c7a-00c04fc297eb");
	private static final RegistryValue VALUE = RegistryValue.number("ProtectionPolicy", 1);

	LocalKeyProtection() {
		super(StepId.LOCAL_KEY_PROTECTION);
	}

	static boolean isPermitted(final RegistryValueSet set) {
		return set.path().equals(PLACE.path()) && set.value().equals(VALUE);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(PLACE, DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<RegistryKey> answer = facts.answer(PLACE);
		if (!plan.knows(answer) || answer.asOptional().flatMap(key -> key.value(VALUE.name()))
				.filter(value -> value.asNumber().orElse(0) == 1).isPresent()) {
			return;
		}
		final Answer<JoinState.Source> device = JoinState.ofDevice(facts);
		if (!plan.knows(device)) {
			return;
		}
		final boolean registered = JoinState.ofUsers(facts).values().stream().flatMap(user -> user.asOptional().stream())
				.anyMatch(source -> source.status().flag("User State", "WorkplaceJoined").orElse(false));
		if (registered) {
			plan.blockUntil(StepId.WAM_CLEANUP, "registered");
			return;
		}
		plan.change(new RegistryValueSet(PLACE.path(), PLACE.view(), VALUE, Identity.ADMINISTRATOR));
		plan.followUp(FollowUp.RESTART_MACHINE);
	}
}
