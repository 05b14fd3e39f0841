package io.shuzen.windows.simulation.internal.scenario;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.windows.simulation.internal.machine.MachineState;

/**
 * One alteration of a machine's state that a scenario describes.
 *
 * @param position where it is written
 * @param subject  what it is about, for messages
 * @param removal  whether it removes something, which then must be there
 * @param change   the alteration
 */
record Edit(Position position, String subject, boolean removal, Alteration change) {

	/** Alters a state. */
	@FunctionalInterface
	interface Alteration {
		/**
		 * @param as who runs the command that has this effect; the administrator when the scenario itself is built
		 */
		MachineState of(MachineState state, Identity as) throws ScenarioProblem;
	}
}
