package io.shuzen.windows.simulation.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.windows.simulation.MachineSnapshot;
import io.shuzen.windows.simulation.SimulationOptions;

/** Undo brings the whole machine back, over machines and changes drawn at random. */
class UndoTest {

	private static final int MACHINES = 400;
	private static final int CHANGES = 25;

	@TempDir
	private Path folder;

	private enum Result {
		APPLIED, UNCHANGED, FAILED
	}

	private static void undo(final WindowsHost host, final Undo undo, final String context) {
		for (final Change change : undo.changes()) {
			final Outcome outcome = host.apply(change, SimulationFixture.context());
			assertTrue(outcome.isSuccess(), () -> context + " undone by " + change + ": " + outcome);
		}
	}

	private static Result result(final Outcome outcome) {
		return switch (outcome) {
		case final Outcome.Applied applied -> Result.APPLIED;
		case final Outcome.Unchanged unchanged -> Result.UNCHANGED;
		default -> Result.FAILED;
		};
	}

	@Test
	void undoingAChangeRestoresTheWholeMachine() throws Exception {
		final Map<Result, Integer> counts = new EnumMap<>(Result.class);
		final SimulationFixture fixture = new SimulationFixture(folder);
		for (int seed = 0; seed < MACHINES; seed++) {
			final RandomMachine random = new RandomMachine(seed);
			fixture.scenario("random-" + seed, random.scenario());
			final EndpointDescriptor endpoint = SimulationFixture.endpoint("PC-" + seed, "random-" + seed,
					SimulationOptions.PERSISTENT, "false");
			try (WindowsHost host = fixture.open(endpoint)) {
				for (int i = 0; i < CHANGES; i++) {
					final Change change = random.change();
					final MachineSnapshot before = fixture.simulation().snapshot(endpoint);
					final Outcome outcome = host.apply(change, SimulationFixture.context());
					final String context = "seed " + seed + ", " + change;
					counts.merge(result(outcome), 1, Integer::sum);
					if (outcome instanceof Outcome.Unchanged || outcome.undo().isEmpty() && !outcome.isSuccess()) {
						assertEquals(List.of(), fixture.simulation().snapshot(endpoint).differencesTo(before), context);
					}
					undo(host, outcome.undo(), context);
					assertEquals(List.of(), fixture.simulation().snapshot(endpoint).differencesTo(before), context);
					// go on from a changed machine every other time
					if (i % 2 == 0) {
						host.apply(change, SimulationFixture.context());
					}
				}
			}
		}
		for (final Result result : Result.values()) {
			assertTrue(counts.getOrDefault(result, 0) > MACHINES / 4, () -> "too few of " + result + ": " + counts);
		}
	}

	@Test
	void undoingManyChangesBackwardsRestoresTheWholeMachine() throws Exception {
		final SimulationFixture fixture = new SimulationFixture(folder);
		for (int seed = MACHINES; seed < MACHINES + MACHINES / 2; seed++) {
			final RandomMachine random = new RandomMachine(seed);
			fixture.scenario("random-" + seed, random.scenario());
			final EndpointDescriptor endpoint = SimulationFixture.endpoint("PC-" + seed, "random-" + seed,
					SimulationOptions.PERSISTENT, "false");
			try (WindowsHost host = fixture.open(endpoint)) {
				final MachineSnapshot before = fixture.simulation().snapshot(endpoint);
				final Deque<Undo> undos = new ArrayDeque<>();
				for (int i = 0; i < CHANGES; i++) {
					undos.push(host.apply(random.change(), SimulationFixture.context()).undo());
				}
				for (final Undo undo : undos) {
					undo(host, undo, "seed " + seed);
				}
				assertEquals(List.of(), fixture.simulation().snapshot(endpoint).differencesTo(before), "seed " + seed);
			}
		}
	}
}
