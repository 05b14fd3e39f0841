package io.shuzen.office.internal.step;

import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/** Outlook uses modern authentication for Autodiscover, where a mailbox on premises makes it ask for passwords. */
final class ModernAutodiscover extends UserStep {

	private static final RegistryProbe PLACE = RegistryProbe.key("HKCU\\Software\\Microsoft\\Exchange");
	private static final RegistryValue VALUE = RegistryValue.number("AlwaysUseMSOAuthForAutoDiscover", 1);

	ModernAutodiscover() {
		super(StepId.AUTODISCOVER, Applications.MAY_RUN, Set.of(PLACE));
	}

	static boolean isPermitted(final RegistryValueSet set) {
		return set.path().equals(PLACE.path()) && set.value().equals(VALUE);
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<RegistryKey> answer = facts.answer(PLACE, user);
		if (plan.knows(answer) && answer.asOptional().flatMap(key -> key.value(VALUE.name()))
				.filter(value -> value.asNumber().orElse(0) == 1).isEmpty()) {
			plan.change(new RegistryValueSet(PLACE.path(), PLACE.view(), VALUE, user));
			plan.followUp(FollowUp.RESTART_APPLICATIONS);
		}
	}
}
