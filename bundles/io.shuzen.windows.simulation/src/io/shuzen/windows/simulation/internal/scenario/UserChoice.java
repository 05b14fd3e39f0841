package io.shuzen.windows.simulation.internal.scenario;

import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.windows.simulation.internal.machine.MachineState;

/** Which user an edit is about: one the scenario names, or whoever runs a command. */
@FunctionalInterface
interface UserChoice {

	/** The name the scenario calls the user by; empty when nobody fits. */
	Optional<String> name(MachineState state, Identity as);

	default Identity identity(final MachineState state, final Identity as, final Position position) throws ScenarioProblem {
		return Identity.user(name(state, as).flatMap(state.users()::get)
				.orElseThrow(() -> new ScenarioProblem(position, "noUser")).user().sid());
	}
}
