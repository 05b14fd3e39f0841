package io.shuzen.windows.simulation.internal.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.simulation.internal.machine.FileSystem;
import io.shuzen.windows.simulation.internal.machine.MachineState;

/**
 * What a console program says and does on a simulated machine.
 *
 * @param pattern the command in lower case: the program without folder and {@code .exe}, then the arguments; {@code *} and {@code ?} stand
 *                for any text
 * @param cases   the first that fits counts
 */
public record ToolRule(String pattern, List<Case> cases) {

	/**
	 * One way of answering.
	 *
	 * @param identity       as whom the program must run for it; empty for anybody
	 * @param user           which of the scenario's users must run it; empty for anybody
	 * @param condition      what must hold of the machine
	 * @param exitCode       the exit code
	 * @param standardOutput with placeholders and Windows line ends
	 * @param standardError  as the output
	 * @param effects        what it does to the machine when it is run as a change
	 */
	public record Case(Optional<String> identity, Optional<String> user, Condition condition, int exitCode, String standardOutput,
			String standardError, Patch effects) {

		boolean fits(final MachineState state, final Identity as) {
			final boolean isUser = as instanceof Identity.User;
			return identity.map(wanted -> wanted.equals("user") == isUser).orElse(Boolean.TRUE)
					&& user.map(wanted -> state.userName(as).filter(wanted::equals).isPresent()).orElse(Boolean.TRUE)
					&& condition.holds(state, as);
		}
	}

	public ToolRule {
		cases = List.copyOf(cases);
	}

	/** The case that answers this command, when the rule is about it at all. */
	public Optional<Case> answer(final ToolCommand command, final MachineState state, final Identity as) {
		return FileSystem.matches(normal(command), pattern)
				? cases.stream().filter(one -> one.fits(state, as)).findFirst()
				: Optional.empty();
	}

	private static String normal(final ToolCommand command) {
		final StringBuilder line = new StringBuilder(programName(command.program()));
		command.arguments().forEach(argument -> line.append(' ').append(argument));
		return line.toString().toLowerCase(Locale.ROOT);
	}

	private static String programName(final String program) {
		return program.substring(program.lastIndexOf('\\') + 1).replaceFirst("(?i)\\.exe$", "");
	}

	static ToolRule read(final Yaml.Entry entry) throws ScenarioProblem {
		final List<Case> cases = new ArrayList<>();
		final List<Yaml> written = entry.value() instanceof final Yaml.Sequence sequence ? sequence.elements()
				: List.of(entry.value());
		for (final Yaml yaml : written) {
			cases.add(read(yaml, entry.key()));
		}
		return new ToolRule(pattern(entry.key()), cases);
	}

	static String pattern(final String command) {
		final String[] words = command.strip().split(" ", 2);
		return (programName(words[0]) + (words.length == 1 ? "" : ' ' + words[1])).toLowerCase(Locale.ROOT);
	}

	private static Case read(final Yaml yaml, final String command) throws ScenarioProblem {
		final Fields fields = Fields.of(yaml, command);
		final Optional<String> identity = fields.text("identity");
		if (identity.isPresent() && !List.of("administrator", "user").contains(identity.get())) {
			throw new ScenarioProblem(yaml.position(), "identity", identity.get());
		}
		final Optional<Yaml> effects = fields.take("effects");
		final Case read = new Case(identity, fields.text("user"), Condition.read(fields.take("when")), fields.number("exit", 0),
				lines(fields.text("output", "")), lines(fields.text("error", "")),
				effects.isEmpty() ? Patch.NONE : PatchReader.readEffects(effects.get()));
		fields.end();
		return read;
	}

	private static String lines(final String text) {
		return text.replace("\r\n", "\n").replace("\n", "\r\n");
	}
}
