package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.NetworkServiceRights;

/** gives network services full access to their own part of the registry; the former list is set again by undoing. */
final class GrantNetworkService extends OfficeStep {

	private static final Duration LIMIT = Duration.ofMinutes(1);
	private static final String SETS_LIST = "Registry::HKEY_USERS\\S-1-5-20' -AclObject";

	GrantNetworkService() {
		super(StepId.NETWORK_SERVICE_ACCESS);
	}

	static boolean isCommand(final ToolCommand command) {
		return command.arguments().stream().anyMatch(argument -> argument.contains(SETS_LIST) && argument.contains("(A;OICI;KA;;;NS)"));
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(NetworkServiceRights.PROBE);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		if (!plan.knows(NetworkServiceRights.answer(facts))) {
			return;
		}
		final Optional<String> former = NetworkServiceRights.descriptor(facts);
		if (former.isEmpty()) {
			plan.block("listUnclear");
		} else if (!NetworkServiceRights.isFull(former.get())) {
			plan.change(new ToolRun(NetworkServiceRights.setting(NetworkServiceRights.withFull(former.get())), Identity.ADMINISTRATOR,
					TEXTS.text("R-86.purpose"), LIMIT, Set.of(0), Reversibility.REVERSIBLE,
					Optional.of(NetworkServiceRights.setting(former.get()))));
			plan.followUp(FollowUp.RESTART_MACHINE);
		}
	}
}
