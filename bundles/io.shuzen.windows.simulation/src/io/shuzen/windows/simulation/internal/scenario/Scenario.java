package io.shuzen.windows.simulation.internal.scenario;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.simulation.ScenarioDescription;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.UserState;

/**
 * A loaded scenario: a machine's state at the beginning, and how the machine behaves. Immutable, shared by all machines made from it.
 *
 * @param description what it is about
 * @param fingerprint changes with the content of its files
 * @param connection  what the options of {@link io.shuzen.windows.simulation.SimulationOptions} are unless the endpoint sets them
 * @param initial     the state at the beginning
 * @param tools       the most special first
 * @param onRestart   what happens at a restart, after what always happens
 * @param follows     what follows from a state by itself, whichever way it came about
 */
public record Scenario(ScenarioDescription description, String fingerprint, Map<String, String> connection, MachineState initial,
		List<ToolRule> tools, List<EventRule> onRestart, List<EventRule> follows) {

	public Scenario {
		Objects.requireNonNull(description);
		Objects.requireNonNull(fingerprint);
		connection = Map.copyOf(connection);
		Objects.requireNonNull(initial);
		tools = List.copyOf(tools);
		onRestart = List.copyOf(onRestart);
		follows = List.copyOf(follows);
	}

	/** The state with everything that follows from it. */
	public MachineState settled(final MachineState state) throws ScenarioProblem {
		return settled(state, follows);
	}

	static MachineState settled(final MachineState state, final List<EventRule> follows) throws ScenarioProblem {
		MachineState settled = state;
		for (final EventRule rule : follows) {
			settled = rule.applyTo(settled, Identity.ADMINISTRATOR);
			for (final UserState user : state.users().values()) {
				settled = rule.applyTo(settled, user.user().identity());
			}
		}
		return settled;
	}

	/** How a console program answers; empty when the machine has no such program. */
	public Optional<ToolRule.Case> tool(final ToolCommand command, final MachineState state, final Identity as) {
		return tools.stream().map(rule -> rule.answer(command, state, as)).flatMap(Optional::stream).findFirst();
	}
}
