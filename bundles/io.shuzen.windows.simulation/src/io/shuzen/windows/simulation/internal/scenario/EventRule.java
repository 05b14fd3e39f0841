package io.shuzen.windows.simulation.internal.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.windows.simulation.internal.machine.MachineState;

/**
 * What happens to a machine by itself, for instance at a restart.
 *
 * @param condition what must hold for it
 * @param effects   what happens
 */
public record EventRule(Condition condition, Patch effects) {

	public MachineState applyTo(final MachineState state, final Identity as) throws ScenarioProblem {
		return condition.holds(state, as) ? effects.applyTo(state, as) : state;
	}

	static List<EventRule> read(final List<Yaml> written) throws ScenarioProblem {
		final List<EventRule> rules = new ArrayList<>();
		for (final Yaml yaml : written) {
			final Fields fields = Fields.of(yaml, "on-…");
			final Condition condition = Condition.read(fields.take("when"));
			final Optional<Yaml> effects = fields.take("effects");
			rules.add(new EventRule(condition, PatchReader
					.readEffects(effects.orElseThrow(() -> new ScenarioProblem(yaml.position(), "missing", "effects")))));
			fields.end();
		}
		return rules;
	}
}
