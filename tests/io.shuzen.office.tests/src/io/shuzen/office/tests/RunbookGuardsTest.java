package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.office.internal.OfficePack;

/**
 * What holds for every runbook in every state of a machine: nothing outside the catalogue's places is changed, nothing that must not be
 * automated is planned, an Entra joined device stays one, a step leaves nothing to do or says that it failed, and what can be undone comes
 * back exactly. Conditions are taken for true, so that more is done than a run would do. Says its seed when it fails.
 */
class RunbookGuardsTest {

	/** More with {@code shuzen.office.states}; see docs/building.md. */
	private static final int STATES = Integer.getInteger("shuzen.office.states", 150);

	@Test
	void everyRunbookKeepsWithinItsLimitsInEveryState() throws Exception {
		final List<Runbook> runbooks = new ArrayList<>();
		for (final String path : PackTest.RUNBOOKS) {
			try (InputStream stream = OfficePack.class.getResourceAsStream('/' + path)) {
				if (ModelFileType.RUNBOOK.load(stream.readAllBytes()) instanceof final LoadResult.Loaded<Runbook> loaded) {
					runbooks.add(loaded.document().root());
				}
			}
		}
		final long start = Long.getLong("shuzen.office.seed", new Random().nextLong());
		long plans = 0;
		long changes = 0;
		for (int i = 0; i < STATES; i++) {
			final long seed = start + i;
			for (final Runbook runbook : runbooks) {
				final Carried carried = carryOut(runbook, seed);
				plans += carried.plans;
				changes += carried.changes;
			}
		}
		assertTrue(changes > STATES, "the states were too sound to tell anything");
		System.out.printf("%d states, %d runbooks: %d plans, %d changes made and judged; first seed %d%n", STATES, runbooks.size(), plans, changes, start);
	}

	private static final class Carried {
		private long plans;
		private long changes;
	}

	private static Carried carryOut(final Runbook runbook, final long seed) {
		final RandomMachine.Made made = RandomMachine.of(seed);
		final ModelMachine machine = made.machine();
		final Carried carried = new Carried();
		final Object before = machine.reversibleState();
		final Deque<Runnable> undo = new ArrayDeque<>();
		for (final StepInstance instance : runbook.getSteps()) {
			final Step step = Office.PACK.steps().stream().filter(each -> each.id().equals(instance.getStepType())).findFirst().orElseThrow();
			final Parameters parameters = parameters(runbook, instance, step);
			final Facts facts = machine.read(step.probes(parameters));
			final Changeset plan = step.plan(facts, parameters);
			final Supplier<String> where = () -> runbook.getId() + ' ' + instance.getId() + ' ' + plan + " with seed " + seed;
			carried.plans++;
			plan.changes().forEach(change -> StepsPropertyTest.assertHarmless(change, facts, where));
			assertFalse(made.entraOnly() && plan.changes().stream().anyMatch(RunbookGuardsTest::leaves), where);
			assertTrue(plan.blockers().stream().noneMatch(blocker -> blocker.reason().english().startsWith("Refused")), where);
			if (plan.isBlocked()) {
				assertTrue(plan.blockers().stream().noneMatch(blocker -> blocker.reason().isEmpty()), where);
				continue;
			}
			boolean effective = true;
			for (final Change change : plan.changes()) {
				final Object former = change instanceof ToolRun ? machine.wholeState() : null;
				undo.push(machine.applyForUndo(change));
				effective &= former == null || !former.equals(machine.wholeState());
				carried.changes++;
			}
			final Changeset again = step.plan(machine.read(step.probes(parameters)), parameters);
			// a tool that did nothing is found out; everything else reached its aim
			assertTrue(again.isSatisfied() || !effective || changesSessions(plan), () -> "left: " + again + " of " + where.get());
		}
		while (!undo.isEmpty()) {
			undo.pop().run();
		}
		assertEquals(before, machine.reversibleState(), () -> runbook.getId() + " with seed " + seed);
		return carried;
	}

	private static boolean leaves(final Change change) {
		return change instanceof final ToolRun run && run.command().toString().contains("/leave");
	}

	/** After these nobody is signed in any more, of whom a step could say that nothing is left. */
	private static boolean changesSessions(final Changeset plan) {
		return plan.changes().stream().anyMatch(change -> change instanceof UserSignOut || change instanceof MachineRestart);
	}

	private static Parameters parameters(final Runbook runbook, final StepInstance instance, final Step step) {
		final Map<String, String> values = new HashMap<>();
		for (final Parameter parameter : runbook.getParameters()) {
			values.put(parameter.getName(), parameter.getType().getName().equals(ParameterType.BOOLEAN.name()) ? "true"
					: parameter.getDefaultValue() == null ? "" : parameter.getDefaultValue());
		}
		final Map<String, String> given = new HashMap<>();
		step.parameters().forEach(definition -> {
			String argument = instance.argument(definition.name());
			if (argument != null) {
				for (final Map.Entry<String, String> value : values.entrySet()) {
					argument = argument.replace("${" + value.getKey() + '}', value.getValue());
				}
				given.put(definition.name(), argument);
			}
		});
		return Parameters.of(step.parameters(), given);
	}
}
