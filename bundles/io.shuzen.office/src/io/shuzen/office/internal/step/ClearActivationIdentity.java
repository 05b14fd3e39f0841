package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.OfficeInstallation;

/** removes for whom Click-to-Run notes that Office was activated. */
final class ClearActivationIdentity extends OfficeStep {

	ClearActivationIdentity() {
		super(StepId.ACTIVATION_IDENTITY);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(OfficeInstallation.CLICK_TO_RUN);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<RegistryKey> answer = facts.answer(OfficeInstallation.CLICK_TO_RUN);
		if (plan.knows(answer)) {
			answer.asOptional().map(RegistryKey::values).orElse(List.of()).stream().filter(value -> isIdentity(value.name()))
					.forEach(value -> {
						plan.change(new RegistryValueDelete(OfficeInstallation.CLICK_TO_RUN.path(), RegistryView.BITS_64,
								value.name(), Identity.ADMINISTRATOR));
						plan.followUp(FollowUp.RESTART_APPLICATIONS);
						plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
					});
		}
	}

	/** Whether a value of the configuration says who activated; everything else there keeps Office running. */
	static boolean isIdentity(final String name) {
		final String folded = name.toLowerCase(Locale.ROOT);
		return folded.endsWith(".emailaddress") || folded.endsWith(".tenantid") || folded.equals("productkeys");
	}
}
