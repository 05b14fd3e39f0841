package io.shuzen.transport.process.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code cmd.exe}. The line is handed over in a variable: Java quotes arguments by rules of its own, which are not those of cmd. The
 * interpreter fills the variable in before it looks at the line, and does not look for variables in what it filled in.
 *
 * @param launcher    what starts Windows' programs where Windows does not; nothing on Windows
 * @param environment variables beside those that Shuzen has
 */
public record CommandShell(List<String> launcher, Map<String, String> environment) implements Shell {

	private static final String VARIABLE = "SHUZEN_COMMAND";

	public CommandShell {
		launcher = List.copyOf(launcher);
		environment = Map.copyOf(environment);
	}

	/** That of the Windows Shuzen runs on. */
	static CommandShell ofThisMachine() {
		return new CommandShell(List.of(), Map.of());
	}

	@Override
	public ProcessBuilder running(final String line) {
		final List<String> command = new ArrayList<>(launcher);
		// a program of that name in the current folder must not be taken for it
		final String root = Objects.requireNonNullElse(System.getenv("SystemRoot"), "");
		command.add(root.isEmpty() ? "cmd.exe" : root + "\\System32\\cmd.exe");
		command.addAll(List.of("/d", "/e:on", "/v:off", "/q", "/c", '%' + VARIABLE + '%'));
		final ProcessBuilder process = new ProcessBuilder(command);
		process.environment().putAll(environment);
		process.environment().put(VARIABLE, line);
		return process;
	}
}
