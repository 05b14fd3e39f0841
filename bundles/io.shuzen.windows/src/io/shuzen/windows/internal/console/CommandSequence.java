package io.shuzen.windows.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.internal.quoting.UnquotableException;
import io.shuzen.windows.internal.script.Script;

/**
 * Commands whose order matters. They are run in one script, one after the other, whatever each of them ends with; and all of them again when
 * a program that every Windows has could not be started, so each has to bear that; or when the interpreter ended before it came to the first.
 */
final class CommandSequence {

	/** A program, or a command of the interpreter itself. */
	private sealed interface Command {
	}

	private record Program(ToolCommand command) implements Command {
	}

	private record BuiltIn(String command, List<String> arguments) implements Command {
	}

	private final List<Command> commands = new ArrayList<>();

	/** Adds a program. */
	CommandSequence program(final String program, final String... arguments) {
		return program(ToolCommand.of(program, arguments));
	}

	/** Adds a program. */
	CommandSequence program(final ToolCommand command) {
		commands.add(new Program(command));
		return this;
	}

	/**
	 * Adds a command of the interpreter. Their exit codes say little; who calls looks at what became of it.
	 *
	 * @param command   with its switches
	 * @param arguments paths
	 */
	CommandSequence builtIn(final String command, final String... arguments) {
		commands.add(new BuiltIn(command, List.of(arguments)));
		return this;
	}

	/** The programs and commands, in order, as people call them. */
	List<ToolCommand> named() {
		return commands.stream().map(command -> switch (command) {
		case Program(final ToolCommand program) -> program;
		case BuiltIn(final String builtIn, final List<String> arguments) -> new ToolCommand(builtIn, arguments);
		}).toList();
	}

	/**
	 * Puts everything into a script, numbered from 0.
	 *
	 * @param resolved fills in folders of the machine
	 * @throws UnquotableException when something cannot be passed unchanged
	 */
	void addTo(final Script script, final UnaryOperator<ToolCommand> resolved) throws UnquotableException {
		for (final Command command : commands) {
			switch (command) {
			case Program(final ToolCommand program) -> script.add(resolved.apply(program));
			case BuiltIn(final String builtIn, final List<String> arguments) -> {
				final StringBuilder line = new StringBuilder(builtIn);
				for (final String argument : arguments) {
					line.append(' ').append(script.quoted(argument));
				}
				script.addLine(line.toString());
			}
			}
		}
	}
}
