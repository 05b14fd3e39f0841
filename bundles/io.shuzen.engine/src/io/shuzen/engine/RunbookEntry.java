package io.shuzen.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.text.Text;

/**
 * A runbook and whether it can be run.
 *
 * @param definition what could be read of it
 * @param file       the user's file it is in; empty for a contributed one
 * @param source     where it comes from, for people: a file or the contributing bundle
 * @param problems   what keeps it from running, each one sentence; empty when it can be run
 */
public record RunbookEntry(RunbookDefinition definition, Optional<Path> file, String source, List<Text> problems) {

	public RunbookEntry {
		Objects.requireNonNull(definition);
		Objects.requireNonNull(file);
		Objects.requireNonNull(source);
		problems = List.copyOf(problems);
	}

	public boolean isRunnable() {
		return problems.isEmpty();
	}
}
