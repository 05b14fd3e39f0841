package io.shuzen.windows.simulation.internal.scenario;

import java.util.HashMap;
import java.util.Map;

import io.shuzen.windows.simulation.SimulationOptions;

/** Reads what a scenario says about its machine's connection. The values are checked when an endpoint is opened, as an endpoint's are. */
final class ConnectionReader {

	private ConnectionReader() {
	}

	static Map<String, String> read(final Yaml.Mapping mapping) throws ScenarioProblem {
		final Fields fields = Fields.of(mapping, "connection");
		final Map<String, String> options = new HashMap<>();
		for (final String key : SimulationOptions.ALL) {
			fields.text(key).ifPresent(value -> options.put(key, value));
		}
		fields.end();
		return options;
	}
}
