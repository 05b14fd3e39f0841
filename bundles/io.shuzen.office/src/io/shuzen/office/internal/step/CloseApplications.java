package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeApplications;
import io.shuzen.office.internal.location.Sessions;

/** closes the programs that share Office's sign-in state, in the sessions of the users it is meant for. */
final class CloseApplications extends OfficeStep {

	private static final ParameterDefinition GRACE = ParameterDefinition.optional("grace", ParameterType.DURATION,
			TEXTS.text("R-01.grace"), TEXTS.text("R-01.grace.help"), "PT30S");

	CloseApplications() {
		super(StepId.CLOSE_APPLICATIONS);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(UserSelection.PARAMETER, GRACE);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(ProcessProbe.INSTANCE, UserProbe.INSTANCE);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<ProcessList> processes = facts.answer(ProcessProbe.INSTANCE);
		if (!plan.knows(processes)) {
			return;
		}
		for (final WindowsUser user : UserSelection.select(plan, facts, parameters)) {
			for (final WindowsProcess process : OfficeApplications.runningIn(processes.asOptional().orElse(new ProcessList(List.of())),
					user.session().orElseThrow().id())) {
				final Identity owner = Sessions.owner(facts, process.sessionId());
				plan.change(new ProcessClose(process.id(), process.image(), parameters.duration(GRACE.name()), owner));
				plan.followUp(FollowUp.RESTART_APPLICATIONS);
			}
		}
	}
}
