package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/** has Windows synchronise its clock when it is more than a minute off. */
final class SynchroniseClock extends OfficeStep {

	static final ToolCommand COMMAND = ToolCommand.of("w32tm", "/resync", "/rediscover");

	private static final ServiceProbe SERVICE = new ServiceProbe("W32Time");
	private static final Duration TOLERANCE = Duration.ofSeconds(60);
	private static final Duration LIMIT = Duration.ofMinutes(2);

	SynchroniseClock() {
		super(StepId.CLOCK);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(ClockProbe.INSTANCE, SERVICE);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<ClockStatus> clock = facts.answer(ClockProbe.INSTANCE);
		final Answer<WindowsService> service = facts.answer(SERVICE);
		if (!plan.knows(clock) || clock.asOptional()
				.filter(status -> Duration.ofMillis(status.offsetMillis()).abs().compareTo(TOLERANCE) > 0).isEmpty()) {
			return;
		}
		if (service.asOptional().filter(found -> found.startType() == WindowsService.StartType.DISABLED).isPresent()) {
			plan.blockUntil(StepId.SERVICES, "timeServiceDisabled");
			return;
		}
		if (service.asOptional().filter(found -> found.state() == WindowsService.State.STOPPED).isPresent()) {
			plan.change(new ServiceConfigure(SERVICE.name(), Optional.empty(), Optional.of(Boolean.TRUE)));
		}
		plan.change(new ToolRun(COMMAND, Identity.ADMINISTRATOR, TEXTS.text("R-88.purpose"), LIMIT, Set.of(0),
				Reversibility.NOTHING_TO_RESTORE, Optional.empty()));
	}
}
