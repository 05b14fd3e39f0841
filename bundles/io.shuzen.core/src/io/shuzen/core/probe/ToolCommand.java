package io.shuzen.core.probe;

import java.util.List;
import java.util.Objects;

/**
 * A console program with its arguments, unquoted: the back end that runs it quotes for its shell.
 *
 * @param program   file name or path; may contain the placeholders of {@link FileProbe}
 * @param arguments in order
 */
public record ToolCommand(String program, List<String> arguments) {

	public ToolCommand {
		if (Objects.requireNonNull(program).isBlank()) {
			throw new IllegalArgumentException("no program");
		}
		arguments = List.copyOf(arguments);
	}

	public static ToolCommand of(final String program, final String... arguments) {
		return new ToolCommand(program, List.of(arguments));
	}

	/** For people and evidence; not for a shell. */
	@Override
	public String toString() {
		final StringBuilder line = new StringBuilder(program);
		for (final String argument : arguments) {
			line.append(' ').append(argument.isEmpty() || argument.contains(" ") ? '"' + argument + '"' : argument);
		}
		return line.toString();
	}
}
