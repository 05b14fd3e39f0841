package io.shuzen.windows.internal.console;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;

/** The files of running programs by process id. Not knowing them is no reason not to know the processes. */
record ProcessPaths(Map<Long, String> byId) {

	ProcessPaths {
		byId = Map.copyOf(byId);
	}

	/** Lines of a process id, a blank and a path. */
	static ProcessPaths of(final CommandOutcome outcome) {
		final Map<Long, String> paths = new HashMap<>();
		if (outcome instanceof Ended(final var output) && output.exitCode() == 0) {
			for (final String line : output.standardOutput().split("\\R")) {
				final int blank = line.indexOf(' ');
				if (blank > 0 && line.substring(0, blank).matches("\\d{1,10}")) {
					paths.put(Long.valueOf(line.substring(0, blank)), line.substring(blank + 1).strip());
				}
			}
		}
		return new ProcessPaths(paths);
	}

	ProcessList addTo(final ProcessList list) {
		return new ProcessList(list.processes().stream().map(process -> process.withPath(pathOf(process))).toList());
	}

	/** Between the two lists a process may have ended, and another got its number. */
	private String pathOf(final WindowsProcess process) {
		final String path = byId.getOrDefault(process.id(), "");
		return path.toLowerCase(Locale.ROOT).endsWith('\\' + process.image().toLowerCase(Locale.ROOT)) ? path : "";
	}
}
