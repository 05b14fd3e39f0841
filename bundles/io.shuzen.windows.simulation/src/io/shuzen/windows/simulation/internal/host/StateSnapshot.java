package io.shuzen.windows.simulation.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.json.JsonFormat;
import io.shuzen.windows.simulation.MachineSnapshot;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Quarantine;

/** A state without its quarantine. */
record StateSnapshot(MachineState state) implements MachineSnapshot {

	static StateSnapshot of(final MachineState state) {
		return new StateSnapshot(state.with(Quarantine.without(state.fileSystem())));
	}

	@Override
	public List<String> differencesTo(final MachineSnapshot other) {
		final List<String> differences = new ArrayList<>();
		if (!equals(other)) {
			compare("", tree(), ((StateSnapshot) other).tree(), differences);
		}
		return differences;
	}

	private static void compare(final String path, final JsonNode mine, final JsonNode theirs, final List<String> differences) {
		if (mine.equals(theirs)) {
			return;
		}
		if (mine.isObject() && theirs.isObject()) {
			final TreeSet<String> names = new TreeSet<>();
			mine.fieldNames().forEachRemaining(names::add);
			theirs.fieldNames().forEachRemaining(names::add);
			names.forEach(name -> compare(path + '/' + name, mine.path(name), theirs.path(name), differences));
		} else if (mine.isArray() && theirs.isArray() && mine.size() == theirs.size()) {
			for (int i = 0; i < mine.size(); i++) {
				compare(path + '/' + i, mine.get(i), theirs.get(i), differences);
			}
		} else {
			differences.add(path + ": " + (mine.isMissingNode() ? "nothing" : mine) + " / "
					+ (theirs.isMissingNode() ? "nothing" : theirs));
		}
	}

	private JsonNode tree() {
		return JsonFormat.mapper().valueToTree(state);
	}

	@Override
	public String toJson() {
		return tree().toPrettyString();
	}
}
