package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Set;

import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;

/** removes resets of all users that an elevated OLicenseCleanup planted and that would still fire. */
final class RemoveEarlierResets extends OfficeStep {

	private static final List<RegistryProbe> KEYS = OfficeRegistry.customUserResets();

	RemoveEarlierResets() {
		super(StepId.EARLIER_RESETS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.copyOf(KEYS);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		for (final RegistryProbe probe : KEYS) {
			final Answer<RegistryKey> answer = facts.answer(probe);
			if (plan.knows(answer) && answer.asOptional().isPresent()) {
				plan.change(new RegistryKeyDelete(probe.path(), probe.view(), Identity.ADMINISTRATOR));
			}
		}
	}
}
