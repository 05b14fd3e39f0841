package io.shuzen.cli.internal.command;

import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.core.failure.FailureException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how a command is used. The parser's own has English texts only. */
@Command(name = "help", helpCommand = true)
final class HelpCommand implements Callable<Integer> {

	private final CommandContext context;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "COMMAND", arity = "0..*", descriptionKey = "helpCommands")
	private List<String> names = List.of();

	HelpCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		CommandLine command = spec.parent().commandLine();
		for (final String name : names) {
			final CommandLine named = command.getSubcommands().get(name);
			if (named == null) {
				throw command.getSubcommands().isEmpty() ? CommandTexts.invalid("arguments.unknown", name)
						: CommandTexts.invalid("help.unknown", name, String.join(", ", command.getSubcommands().keySet()));
			}
			command = named;
		}
		command.usage(context.terminal().out());
		return ExitCode.SUCCESS;
	}
}
