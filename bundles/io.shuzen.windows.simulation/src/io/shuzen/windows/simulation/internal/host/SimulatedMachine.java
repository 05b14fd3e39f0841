package io.shuzen.windows.simulation.internal.host;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.scenario.Scenario;

/**
 * One machine: a scenario and how far it has come from it. While nobody changed it, it holds nothing but a reference to its scenario's
 * state. Thread-safe.
 */
final class SimulatedMachine {

	private final String endpoint;
	private final Scenario scenario;
	// null for a machine that is not kept
	private final SavedStates saved;
	private MachineState state;
	private SavedStates.Stamp stamp = SavedStates.Stamp.NONE;

	SimulatedMachine(final String endpoint, final Scenario scenario, final SavedStates saved) {
		this.endpoint = endpoint;
		this.scenario = scenario;
		this.saved = saved;
		state = scenario.initial();
	}

	Scenario scenario() {
		return scenario;
	}

	/** The state now, with what another process saved meanwhile. */
	synchronized MachineState state() throws FailureException {
		if (saved == null) {
			return state;
		}
		final SavedStates.Stamp current = saved.stamp(endpoint);
		if (!current.equals(stamp)) {
			try {
				state = saved.load(endpoint, scenario).orElse(scenario.initial());
				stamp = current;
			} catch (final IOException e) {
				throw new FailureException(HostTexts.failure(FailureKind.INVALID_INPUT, "notLoaded", endpoint,
						String.valueOf(e.getMessage()), saved.file(endpoint).toString()), e);
			}
		}
		return state;
	}

	/**
	 * Takes the machine into another state, once that is on disk; nothing happens when it cannot be written.
	 *
	 * @param beforeChange is told, before anything happens, what restores the former state
	 */
	synchronized Outcome change(final Function<MachineState, Made> change, final Consumer<Undo> beforeChange)
			throws FailureException {
		try (MachineLocks.Held held = saved == null ? MachineLocks.NOTHING : saved.hold(endpoint)) {
			return changeHeld(change, beforeChange);
		} catch (final IOException e) {
			throw new FailureException(notSaved(e), e);
		}
	}

	private Outcome changeHeld(final Function<MachineState, Made> change, final Consumer<Undo> beforeChange)
			throws FailureException, IOException {
		final Made made = change.apply(state());
		if (made.state() == state) {
			return made.outcome();
		}
		beforeChange.accept(made.outcome().undo());
		if (saved != null) {
			saved.save(endpoint, scenario, made.state());
			stamp = saved.stamp(endpoint);
		}
		// a machine that is back where it began shares its scenario's state again
		state = made.state().equals(scenario.initial()) ? scenario.initial() : made.state();
		return made.outcome();
	}

	synchronized void reset() throws FailureException {
		try {
			if (saved != null) {
				saved.delete(endpoint);
			}
		} catch (final IOException e) {
			throw new FailureException(notSaved(e), e);
		}
		state = scenario.initial();
		stamp = SavedStates.Stamp.NONE;
	}

	private Failure notSaved(final IOException e) {
		return HostTexts.failure(FailureKind.INTERNAL, "notSaved", endpoint, String.valueOf(e.getMessage()),
				saved.folder().toString());
	}
}
