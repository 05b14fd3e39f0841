package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SystemApp;
import io.shuzen.office.internal.reading.OfficeWamAccounts;

/** signs Office's accounts out of Windows' Web Account Manager; the device's registration and other programs stay. */
final class SignOutWamAccounts extends UserStep {

	/** Version 1803, the first that lists accounts. */
	private static final int LISTS_ACCOUNTS = 17_134;
	private static final Duration LIMIT = Duration.ofSeconds(120);

	SignOutWamAccounts() {
		super(StepId.WAM_SIGN_OUT, Applications.MUST_BE_CLOSED,
				Set.of(SystemProbe.INSTANCE, OfficeWamAccounts.PROBE, SystemApp.AAD_BROKER.probe()));
	}

	@Override
	protected boolean guard(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<SystemInformation> system = facts.answer(SystemProbe.INSTANCE);
		if (!plan.knows(system)) {
			return false;
		}
		final Optional<Integer> build = system.asOptional().map(SystemInformation::build);
		if (build.filter(number -> number >= LISTS_ACCOUNTS).isEmpty()) {
			plan.block("tooOld", build.map(String::valueOf).orElse("?"));
			return false;
		}
		return true;
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<PackageList> broker = facts.answer(SystemApp.AAD_BROKER.probe(), user);
		if (!plan.knows(broker)) {
			return;
		}
		if (broker.asOptional().filter(list -> !list.packages().isEmpty()).isEmpty()) {
			plan.blockUntil(StepId.REGISTER_AAD_BROKER, "brokerMissing", facts.nameOf(user));
			return;
		}
		final Answer<Integer> accounts = OfficeWamAccounts.INSTANCE.from(facts, user);
		if (plan.knows(accounts) && accounts.asOptional().orElse(0) > 0) {
			plan.change(new ToolRun(OfficeWamAccounts.SIGN_OUT, user, TEXTS.text("R-40.purpose", accounts.asOptional().get()),
					LIMIT, Set.of(0), Reversibility.IRREVERSIBLE, Optional.empty()));
			plan.followUp(FollowUp.SIGN_OUT_OF_WINDOWS);
			plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
		}
	}
}
