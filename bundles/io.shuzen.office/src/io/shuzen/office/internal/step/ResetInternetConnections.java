package io.shuzen.office.internal.step;

import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/** removes the machine's stored connection settings, which Windows makes anew at its next start. */
final class ResetInternetConnections extends OfficeStep {

	static final RegistryProbe KEY = RegistryProbe
			.key("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections");

	ResetInternetConnections() {
		super(StepId.INTERNET_CONNECTIONS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(KEY);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<RegistryKey> answer = facts.answer(KEY);
		if (plan.knows(answer) && answer.asOptional().isPresent()) {
			plan.change(new RegistryKeyDelete(KEY.path(), KEY.view(), Identity.ADMINISTRATOR));
			plan.followUp(FollowUp.RESTART_MACHINE);
		}
	}
}
