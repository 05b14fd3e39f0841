package io.shuzen.office.internal.step;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SignInService;

/** lets services run again that signing in depends on and somebody disabled. */
final class RepairServices extends OfficeStep {

	RepairServices() {
		super(StepId.SERVICES);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return SignInService.ALL.stream().map(SignInService::probe).collect(Collectors.toSet());
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		for (final SignInService expected : SignInService.ALL) {
			final Answer<WindowsService> answer = facts.answer(expected.probe());
			if (plan.knows(answer)) {
				answer.asOptional().filter(expected::isBroken).ifPresent(service -> plan.change(new ServiceConfigure(
						expected.name(),
						service.startType() == WindowsService.StartType.DISABLED ? Optional.of(expected.startType())
								: Optional.empty(),
						expected.alwaysRuns() ? Optional.of(Boolean.TRUE) : Optional.empty())));
			}
		}
	}
}
