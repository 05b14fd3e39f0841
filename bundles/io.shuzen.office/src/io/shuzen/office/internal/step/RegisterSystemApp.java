package io.shuzen.office.internal.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SystemApp;

/**
 * registers a package that shows sign-in windows again, for the users for whom it is missing or damaged. When it says that
 * all is well and sign-in windows stay blank all the same, it is registered again on request; a note tells that this was done.
 */
final class RegisterSystemApp extends UserStep {

	private static final String HEALTHY = "Ok";
	private static final ParameterDefinition AGAIN = ParameterDefinition.optional("even-if-healthy", ParameterType.BOOLEAN,
			TEXTS.text("register.again"), TEXTS.text("register.again.help"), "false");
	private static final ParameterDefinition UNLESS = ParameterDefinition.optional("unless-done-within", ParameterType.DURATION,
			TEXTS.text("register.unless"), TEXTS.text("register.unless.help"), "P1D");

	private final SystemApp app;
	private final DoneNote note;

	private RegisterSystemApp(final String id, final SystemApp app) {
		super(id, Applications.MUST_BE_CLOSED, Set.of(app.probe(), app.manifest(), noteOf(app).probe()));
		this.app = app;
		note = noteOf(app);
	}

	private static DoneNote noteOf(final SystemApp app) {
		return new DoneNote("shuzen-registered-" + app.identityName() + ".log");
	}

	/** Whether it is the note that a package was registered again. */
	static boolean isNote(final FileWrite write) {
		return Arrays.stream(SystemApp.values()).anyMatch(app -> noteOf(app).isWrittenBy(write));
	}

	static RegisterSystemApp aadBroker() {
		return new RegisterSystemApp(StepId.REGISTER_AAD_BROKER, SystemApp.AAD_BROKER);
	}

	static RegisterSystemApp cloudExperienceHost() {
		return new RegisterSystemApp(StepId.REGISTER_CLOUD_EXPERIENCE_HOST, SystemApp.CLOUD_EXPERIENCE_HOST);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		final List<ParameterDefinition> parameters = new ArrayList<>(super.parameters());
		parameters.addAll(List.of(AGAIN, UNLESS));
		return parameters;
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<PackageList> answer = facts.answer(app.probe(), user);
		if (!plan.knows(answer)) {
			return;
		}
		final boolean healthy = answer.asOptional().map(PackageList::packages).orElse(List.of()).stream().anyMatch(
				registered -> registered.status().isEmpty() || registered.status().equalsIgnoreCase(HEALTHY));
		final boolean again = parameters.flag(AGAIN.name());
		if (healthy && !(again && note.isRecent(plan, facts, user, parameters.duration(UNLESS.name())).filter(done -> !done).isPresent())) {
			return;
		}
		final Answer<FileListing> manifest = facts.answer(app.manifest());
		if (manifest.isAbsent()) {
			plan.block("filesMissing", app.identityName());
		} else if (plan.knows(manifest)) {
			plan.change(new PackageRegister(app.identityName(), app.manifest().path(), user));
			if (again) {
				note.write(plan, facts, user);
			}
			plan.followUp(FollowUp.RESTART_MACHINE);
		}
	}
}
