package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.CompatibilityFlags;

/** ends compatibility modes of Office's programs. */
final class ClearCompatibilityFlags extends OfficeStep {

	ClearCompatibilityFlags() {
		super(StepId.COMPATIBILITY_FLAGS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.copyOf(CompatibilityFlags.PROBES);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		for (final RegistryProbe probe : CompatibilityFlags.PROBES) {
			facts.answers(probe).forEach((identity, answer) -> {
				final boolean placed = (probe.scope() == ReadScope.MACHINE) == identity.equals(Identity.ADMINISTRATOR);
				// another user's registry that is not loaded is no reason to stop
				answer.asOptional().filter(unused -> placed).map(CompatibilityFlags::ofOffice).orElse(List.of())
						.forEach(value -> {
							plan.change(new RegistryValueDelete(probe.path(), probe.view(), value.name(), identity));
							plan.followUp(FollowUp.RESTART_APPLICATIONS);
						});
			});
			if (probe.scope() == ReadScope.MACHINE) {
				plan.knows(facts.answer(probe));
			}
		}
	}
}
