package io.shuzen.core.change;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.text.Text;

/**
 * Runs a console program that alters the machine. The last resort: what has a change type of its own uses that, because only there the
 * former state can be saved.
 *
 * @param command       what to run
 * @param identity      as whom; a user's commands run in the user's own session
 * @param purpose       what it does, one short active sentence
 * @param timeout       when it is ended
 * @param successCodes  the exit codes that mean success
 * @param reversibility as the pack knows it
 * @param undo          the command that takes it back; only for reversible ones
 */
public record ToolRun(ToolCommand command, Identity identity, Text purpose, Duration timeout, Set<Integer> successCodes,
		Reversibility reversibility, Optional<ToolCommand> undo) implements Change {

	public ToolRun {
		Objects.requireNonNull(command);
		Objects.requireNonNull(identity);
		Objects.requireNonNull(purpose);
		Objects.requireNonNull(timeout);
		successCodes = Set.copyOf(successCodes);
		Objects.requireNonNull(reversibility);
		if (undo.isPresent() != (reversibility == Reversibility.REVERSIBLE)) {
			throw new IllegalArgumentException("a reversible command names the one that takes it back, others do not");
		}
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("toolRun", purpose, command.toString());
	}
}
