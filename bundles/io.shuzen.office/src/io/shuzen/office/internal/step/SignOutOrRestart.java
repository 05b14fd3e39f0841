package io.shuzen.office.internal.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/** signs users out of Windows, or restarts the machine unless that was done a short while ago. */
final class SignOutOrRestart extends OfficeStep {

	private static final String SIGN_OUT = "sign-out";
	private static final String RESTART = "restart";

	private static final ParameterDefinition ACTION = new ParameterDefinition("action", ParameterType.CHOICE,
			TEXTS.text("R-99.action"), TEXTS.text("R-99.action.help"), Optional.of(SIGN_OUT), List.of(SIGN_OUT, RESTART),
			OptionalLong.empty(), OptionalLong.empty());
	private static final ParameterDefinition NOTICE = ParameterDefinition.optional("notice", ParameterType.DURATION,
			TEXTS.text("R-99.notice"), TEXTS.text("R-99.notice.help"), "PT2M");
	private static final ParameterDefinition UNLESS = ParameterDefinition.optional("unless-restarted-within",
			ParameterType.DURATION, TEXTS.text("R-99.unless"), TEXTS.text("R-99.unless.help"), "PT15M");
	private static final Duration LIMIT = Duration.ofMinutes(20);

	SignOutOrRestart() {
		super(StepId.SIGN_OUT_OR_RESTART);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(UserSelection.PARAMETER, ACTION, NOTICE, UNLESS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return parameters.text(ACTION.name()).equals(RESTART) ? Set.of(SystemProbe.INSTANCE) : Set.of(UserProbe.INSTANCE);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		if (parameters.text(ACTION.name()).equals(RESTART)) {
			restart(plan, facts, parameters);
		} else {
			signOut(plan, facts, parameters);
		}
	}

	private static void restart(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<SystemInformation> system = facts.answer(SystemProbe.INSTANCE);
		if (!plan.knows(system)) {
			return;
		}
		final Optional<Instant> start = system.asOptional().flatMap(SystemInformation::bootTime);
		if (start.isEmpty()) {
			plan.block("bootTimeUnknown");
		} else if (start.get().isBefore(facts.capturedAt().minus(parameters.duration(UNLESS.name())))) {
			plan.change(new MachineRestart(parameters.duration(NOTICE.name()), LIMIT));
		}
	}

	private static void signOut(final Plan plan, final Facts facts, final Parameters parameters) {
		// nobody signed in is what this step wants, not what stops it
		final boolean anybody = facts.users().stream().anyMatch(user -> user.session().isPresent());
		if (plan.knows(facts.answer(UserProbe.INSTANCE)) && anybody) {
			UserSelection.selectForSignOut(plan, facts, parameters).forEach(user -> plan.change(
					new UserSignOut(user.session().orElseThrow().id(), facts.nameOf(user.identity()).english(), user.identity())));
		}
	}
}
