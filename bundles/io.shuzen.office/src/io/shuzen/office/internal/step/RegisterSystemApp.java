package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SystemApp;

/** registers a package that shows sign-in windows again, for the users for whom it is missing or damaged. */
final class RegisterSystemApp extends UserStep {

	private static final String HEALTHY = "Ok";

	private final SystemApp app;

	private RegisterSystemApp(final String id, final SystemApp app) {
		super(id, Applications.MUST_BE_CLOSED, Set.of(app.probe(), app.manifest()));
		this.app = app;
	}

	static RegisterSystemApp aadBroker() {
		return new RegisterSystemApp(StepId.REGISTER_AAD_BROKER, SystemApp.AAD_BROKER);
	}

	static RegisterSystemApp cloudExperienceHost() {
		return new RegisterSystemApp(StepId.REGISTER_CLOUD_EXPERIENCE_HOST, SystemApp.CLOUD_EXPERIENCE_HOST);
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<PackageList> answer = facts.answer(app.probe(), user);
		if (!plan.knows(answer)) {
			return;
		}
		final boolean healthy = answer.asOptional().map(PackageList::packages).orElse(List.of()).stream().anyMatch(
				registered -> registered.status().isEmpty() || registered.status().equalsIgnoreCase(HEALTHY));
		if (healthy) {
			return;
		}
		final Answer<FileListing> manifest = facts.answer(app.manifest());
		if (manifest.isAbsent()) {
			plan.block("filesMissing", app.identityName());
		} else if (plan.knows(manifest)) {
			plan.change(new PackageRegister(app.identityName(), app.manifest().path(), user));
			plan.followUp(FollowUp.RESTART_MACHINE);
		}
	}
}
