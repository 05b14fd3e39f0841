package io.shuzen.cli.internal.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Interruption;
import io.shuzen.cli.internal.Services;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Language;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands. Whatever is wrong with the arguments or happens in a command ends in one sentence and an exit code. */
public final class ShuzenCommandLine {

	private static final String HELP = ShuzenCommandLine.class.getPackageName() + ".help";

	// the parser takes no less
	private static final int NARROWEST_HELP = 55;
	// longer lines are hard to read
	private static final int WIDEST_HELP = 100;

	private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
	private final IVersionProvider versions;
	private final Terminal terminal;

	/**
	 * @param version the product's, for {@code --version}
	 */
	public ShuzenCommandLine(final Services services, final Terminal terminal, final Interruption interruption,
			final String version) {
		this.terminal = terminal;
		final CommandContext context = new CommandContext(services, terminal, interruption);
		versions = () -> new String[] { "shuzen " + version };
		commands.put("diagnose", () -> new DiagnoseCommand(context));
		commands.put("report", () -> new ReportCommand(context));
		commands.put("diff", () -> new DiffCommand(context));
		commands.put("plan", () -> new PlanCommand(context));
		commands.put("run", () -> new RunCommand(context));
		commands.put("resume", () -> new ResumeCommand(context));
		commands.put("undo", () -> new UndoCommand(context));
		commands.put("runs", () -> new CommandLine(new RunsCommand(context)).addSubcommand(new RunsListCommand(context))
				.addSubcommand(new RunsShowCommand(context)).addSubcommand(new RunsExportCommand(context)).addSubcommand(new RunsVerifyCommand(context))
				.addSubcommand(new RunsPurgeCommand(context)));
		commands.put("explain", () -> new CommandLine(new ExplainCommand(context)).setUnmatchedOptionsArePositionalParams(true));
		commands.put("runbooks", () -> new RunbooksCommand(context));
		commands.put("inventory", () -> new InventoryCommand(context));
		commands.put("doctor", () -> new DoctorCommand(context));
		commands.put("help", () -> new HelpCommand(context));
	}

	/** Understands the arguments. Knows only the commands that occur in them, since reading what a command may be given takes long, or all. */
	private CommandLine understanding(final List<String> given) {
		final CommandLine commandLine = new CommandLine(new Shuzen());
		final boolean named = !given.contains("help") && given.stream().anyMatch(commands::containsKey);
		commands.forEach((name, command) -> {
			if (!named || given.contains(name)) {
				commandLine.addSubcommand(name, command.get());
			}
		});
		prepare(commandLine, versions);
		commandLine.setResourceBundle(ResourceBundle.getBundle(HELP, terminal.locale(), ShuzenCommandLine.class.getClassLoader(),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
		commandLine.setOut(terminal.out()).setErr(terminal.err());
		commandLine.setUsageHelpWidth(Math.clamp(terminal.columns(), NARROWEST_HELP, WIDEST_HELP));
		commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
		commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		// an argument such as "@tanaka" is meant, no file of that name
		commandLine.setExpandAtFiles(false);
		commandLine.setParameterExceptionHandler((e, arguments) -> wrongArguments(e));
		commandLine.setExecutionExceptionHandler((e, command, result) -> failed(e));
		return commandLine;
	}

	private static void prepare(final CommandLine command, final IVersionProvider versions) {
		command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(versions);
		command.getCommandSpec().usageMessage().adjustLineBreaksForWideCJKCharacters(true);
		command.getSubcommands().values().forEach(subcommand -> prepare(subcommand, versions));
	}

	/** Runs one command. @return its exit code */
	public int execute(final String... arguments) {
		try {
			return understanding(List.of(arguments)).execute(arguments);
		} finally {
			terminal.out().flush();
			terminal.err().flush();
		}
	}

	private int wrongArguments(final ParameterException e) {
		final Text words = switch (e) {
		case final UnmatchedArgumentException unmatched when unmatched.isUnknownOption() ->
			CommandTexts.text("arguments.unknownOption", String.join(" ", unmatched.getUnmatched()));
		case final UnmatchedArgumentException unmatched ->
			CommandTexts.text("arguments.unknown", String.join(" ", unmatched.getUnmatched()));
		case final MissingParameterException missing when !missing.getMissing().isEmpty() ->
			CommandTexts.text("arguments.missing", String.join(", ", missing.getMissing().stream()
					.map(argument -> argument.isOption() ? ((OptionSpec) argument).longestName()
							: argument.paramLabel())
					.toList()));
		case final OverwrittenOptionException twice when twice.getOverwritten() instanceof final OptionSpec option ->
			CommandTexts.text("arguments.once", option.longestName());
		default -> wrongValue(e);
		};
		terminal.message(new Failure(FailureKind.INVALID_INPUT, words,
				CommandTexts.text("arguments.help", e.getCommandLine().getCommandSpec().qualifiedName())));
		return ExitCode.USAGE;
	}

	/** The parser's own sentences are in English only and speak of Java's types. */
	private static Text wrongValue(final ParameterException e) {
		// its full stop is the text's
		final Text asSaid = CommandTexts.text("arguments.wrong", e.getMessage().replaceFirst("\\.$", ""));
		if (!(e.getArgSpec() instanceof final OptionSpec option)) {
			return asSaid;
		}
		final String name = option.longestName();
		final String value = Objects.requireNonNullElse(e.getValue(), "");
		if (option.type().isEnum()) {
			return CommandTexts.text("arguments.noChoice", name, value, Stream.of(option.type().getEnumConstants())
					.map(choice -> choice.toString().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
		}
		if (option.type() == int.class || option.type() == Integer.class) {
			return CommandTexts.text("arguments.noNumber", name, value);
		}
		if (option.isMultiValue() && option.paramLabel().contains("=")) {
			return CommandTexts.text("arguments.noPair", name, option.paramLabel());
		}
		return asSaid;
	}

	private int failed(final Exception e) {
		if (e instanceof final FailureException failure) {
			terminal.message(failure.failure());
			return switch (failure.failure().kind()) {
			case INVALID_INPUT -> ExitCode.USAGE;
			case CANCELLED -> ExitCode.CANCELLED;
			case STORAGE_UNAVAILABLE, INTERNAL -> ExitCode.INTERNAL;
			default -> ExitCode.SOME_FAILED;
			};
		}
		ILog.of(ShuzenCommandLine.class).error("A command failed.", e);
		terminal.message(CommandTexts.text("defect", e.toString()));
		return ExitCode.INTERNAL;
	}

	/** Without a command: shows which there are. */
	@Command(name = "shuzen")
	private static final class Shuzen implements Callable<Integer> {

		@CommandLine.Spec
		private CommandLine.Model.CommandSpec spec;

		@CommandLine.Option(names = "--language", paramLabel = "en|ja", descriptionKey = "language")
		private Language language;

		@Override
		public Integer call() {
			spec.commandLine().usage(spec.commandLine().getOut());
			return ExitCode.SUCCESS;
		}
	}
}
