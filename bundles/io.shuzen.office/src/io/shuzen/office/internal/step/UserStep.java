package io.shuzen.office.internal.step;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeApplications;

/**
 * A step that works in the affected user's own session. For every user it is meant for it asks that the user is signed in, and that no
 * program that uses the sign-in state runs in that session.
 */
abstract class UserStep extends OfficeStep {

	/** Whether the programs of {@link OfficeApplications} must be closed. */
	enum Applications {
		MUST_BE_CLOSED, MAY_RUN
	}

	private final Set<Probe<?>> probes;
	private final Applications applications;

	protected UserStep(final String id, final Applications applications, final Set<? extends Probe<?>> probes) {
		this(id, number(id), applications, probes);
	}

	protected UserStep(final String id, final String words, final Applications applications, final Set<? extends Probe<?>> probes) {
		super(id, words);
		this.applications = applications;
		final Set<Probe<?>> all = new HashSet<>(probes);
		all.add(UserProbe.INSTANCE);
		if (applications == Applications.MUST_BE_CLOSED) {
			all.add(ProcessProbe.INSTANCE);
		}
		this.probes = Set.copyOf(all);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(UserSelection.PARAMETER);
	}

	@Override
	public final Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> more = moreProbes(parameters);
		if (more.isEmpty()) {
			return probes;
		}
		final Set<Probe<?>> all = new HashSet<>(probes);
		all.addAll(more);
		return all;
	}

	/** What is read because of the parameters. */
	protected Set<Probe<?>> moreProbes(final Parameters parameters) {
		return Set.of();
	}

	@Override
	protected final void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		if (!guard(plan, facts, parameters)) {
			return;
		}
		for (final WindowsUser user : UserSelection.select(plan, facts, parameters)) {
			final int before = plan.changeCount();
			planFor(plan, facts, parameters, user.identity());
			// nothing to do for this user: then what runs there is in nobody's way
			if (plan.changeCount() > before && applications == Applications.MUST_BE_CLOSED) {
				requireClosedApplications(plan, facts, user);
			}
		}
	}

	/**
	 * What must hold of the machine, whoever the user is. Blocks with a reason where it does not.
	 *
	 * @return whether planning goes on
	 */
	protected boolean guard(final Plan plan, final Facts facts, final Parameters parameters) {
		return true;
	}

	/** Plans for one user who is signed in. */
	protected abstract void planFor(Plan plan, Facts facts, Parameters parameters, Identity user);

	private static void requireClosedApplications(final Plan plan, final Facts facts, final WindowsUser user) {
		final Answer<ProcessList> processes = facts.answer(ProcessProbe.INSTANCE);
		if (!plan.knows(processes)) {
			return;
		}
		final List<WindowsProcess> running = OfficeApplications.runningIn(
				processes.asOptional().orElse(new ProcessList(List.of())), user.session().orElseThrow().id());
		if (!running.isEmpty()) {
			plan.blockUntil(StepId.CLOSE_APPLICATIONS, "applicationsRun", facts.nameOf(user.identity()),
					running.stream().map(WindowsProcess::image).distinct().collect(Collectors.joining(", ")));
		}
	}
}
