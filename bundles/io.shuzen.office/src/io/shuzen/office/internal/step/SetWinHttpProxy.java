package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/** sets or removes the proxy that services use. */
final class SetWinHttpProxy extends OfficeStep {

	private static final Duration LIMIT = Duration.ofMinutes(1);
	private static final ToolCommand RESET = ToolCommand.of("netsh", "winhttp", "reset", "proxy");

	SetWinHttpProxy() {
		super(StepId.WINHTTP_PROXY);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(ProxyAddress.SERVER, ProxyAddress.BYPASS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(NetworkProbe.INSTANCE);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<NetworkStatus> answer = facts.answer(NetworkProbe.INSTANCE);
		if (!plan.knows(answer) || !ProxyAddress.areValid(plan, parameters)) {
			return;
		}
		final String server = parameters.text(ProxyAddress.SERVER.name()).trim();
		final String bypass = parameters.text(ProxyAddress.BYPASS.name()).trim();
		answer.asOptional().ifPresent(network -> {
			final boolean same = network.winHttpProxy().equalsIgnoreCase(server)
					&& (server.isEmpty() || bypass.equals(network.winHttpBypass()));
			if (!same) {
				plan.change(new ToolRun(command(server, bypass), Identity.ADMINISTRATOR, TEXTS.text("R-82.purpose"), LIMIT,
						Set.of(0), Reversibility.REVERSIBLE, Optional.of(command(network.winHttpProxy(), network.winHttpBypass()))));
			}
		});
	}

	/** The command that sets this proxy; that removes it when it is empty. */
	static ToolCommand command(final String server, final String bypass) {
		if (server.isEmpty()) {
			return RESET;
		}
		return bypass.isEmpty() ? ToolCommand.of("netsh", "winhttp", "set", "proxy", "proxy-server=" + server)
				: ToolCommand.of("netsh", "winhttp", "set", "proxy", "proxy-server=" + server, "bypass-list=" + bypass);
	}

	static boolean isCommand(final ToolCommand command) {
		final List<String> arguments = command.arguments();
		return command.equals(RESET) || command.program().equals("netsh") && arguments.size() >= 4
				&& arguments.subList(0, 3).equals(List.of("winhttp", "set", "proxy")) && arguments.get(3).startsWith("proxy-server=");
	}
}
