package io.shuzen.windows.simulation.internal.scenario;

import java.util.List;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.windows.simulation.internal.machine.MachineState;

/**
 * What a scenario, or the effect of a command in it, alters in a machine's state. Both are written alike: a scenario is the alteration of
 * its base.
 */
public final class Patch {

	public static final Patch NONE = new Patch(List.of());

	private final List<Edit> edits;

	Patch(final List<Edit> edits) {
		this.edits = List.copyOf(edits);
	}

	/** The state a scenario describes on top of its base. */
	MachineState build(final MachineState base) throws ScenarioProblem {
		MachineState state = base;
		for (final Edit edit : edits) {
			final MachineState changed = edit.change().of(state, Identity.ADMINISTRATOR);
			if (edit.removal() && changed == state) {
				throw new ScenarioProblem(edit.position(), "nothingToRemove", edit.subject());
			}
			state = changed;
		}
		return state;
	}

	/** The state after a command of {@code as} had this effect. What it removes may be gone already. */
	public MachineState applyTo(final MachineState former, final Identity as) throws ScenarioProblem {
		MachineState state = former;
		for (final Edit edit : edits) {
			state = edit.change().of(state, as);
		}
		return state;
	}
}
