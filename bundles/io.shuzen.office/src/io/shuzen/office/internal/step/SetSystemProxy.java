package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.SystemProxy;

/** sets or removes the proxy of the system account, which updates and device-based licensing use. */
final class SetSystemProxy extends OfficeStep {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final ParameterDefinition SCRIPT = ParameterDefinition.optional("script", ParameterType.TEXT,
			TEXTS.text("R-83.script"), TEXTS.text("R-83.script.help"), "");
	private static final Pattern ADDRESS = Pattern.compile("(https?://[A-Za-z0-9._:/%?&=~-]+)?");

	SetSystemProxy() {
		super(StepId.SYSTEM_PROXY);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(ProxyAddress.SERVER, ProxyAddress.BYPASS, SCRIPT);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return SystemProxy.READING.probes();
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<SystemProxy> answer = SystemProxy.READING.from(facts, Identity.ADMINISTRATOR);
		if (!plan.knows(answer) || !ProxyAddress.areValid(plan, parameters)) {
			return;
		}
		final String server = parameters.text(ProxyAddress.SERVER.name()).trim();
		final String script = parameters.text(SCRIPT.name()).trim();
		if (!ADDRESS.matcher(script).matches()) {
			plan.block("badProxy", script);
			return;
		}
		answer.asOptional().ifPresent(now -> {
			if (!now.server().equalsIgnoreCase(server) || !now.autoScript().equals(script)) {
				plan.change(new ToolRun(command(server, parameters.text(ProxyAddress.BYPASS.name()).trim(), script),
						Identity.ADMINISTRATOR, TEXTS.text("R-83.purpose"), LIMIT, Set.of(0), Reversibility.REVERSIBLE,
						Optional.of(command(now.server(), "", now.autoScript()))));
			}
		});
	}

	static ToolCommand command(final String server, final String bypass, final String script) {
		if (!script.isEmpty()) {
			return ToolCommand.of("bitsadmin", "/util", "/setieproxy", "localsystem", "AUTOSCRIPT", script);
		}
		return server.isEmpty() ? ToolCommand.of("bitsadmin", "/util", "/setieproxy", "localsystem", "NO_PROXY")
				: ToolCommand.of("bitsadmin", "/util", "/setieproxy", "localsystem", "MANUAL_PROXY", server,
						bypass.isEmpty() ? "NULL" : bypass);
	}

	static boolean isCommand(final ToolCommand command) {
		return command.program().equals("bitsadmin") && command.arguments().size() >= 4
				&& command.arguments().subList(0, 3).equals(List.of("/util", "/setieproxy", "localsystem"));
	}
}
