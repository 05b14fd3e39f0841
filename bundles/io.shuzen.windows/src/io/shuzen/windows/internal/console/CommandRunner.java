package io.shuzen.windows.internal.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.StoppedException;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;
import io.shuzen.windows.internal.quoting.UnquotableException;
import io.shuzen.windows.internal.quoting.UnquotableException.Reason;
import io.shuzen.windows.internal.script.Script;
import io.shuzen.windows.internal.script.ScriptOutput;

/** Runs console programs as the account that is connected: all of them in one script, on one channel, in one go. */
final class CommandRunner {

	private static final Duration BASE_TIME = Duration.ofSeconds(60);
	private static final Duration TIME_PER_COMMAND = Duration.ofSeconds(10);
	private static final int MOST_FRUITLESS_ROUNDS = 3;
	private static final Set<String> ALWAYS_THERE = Set.of("reg.exe", "sc.exe", "tasklist.exe", "taskkill.exe", "schtasks.exe", "icacls.exe");
	// together with the transport's own wait less than the second in which whoever cancels gets an answer
	private static final Duration AFTER_CANCEL = Duration.ofMillis(350);
	private static final Duration AFTER_FAILURE = Duration.ofSeconds(20);
	private static final SecureRandom RANDOM = new SecureRandom();
	private static final byte[] NO_INPUT = new byte[0];

	private final String endpointName;
	private final TransportSession session;
	private final WindowsEndpoint windows;
	private final UnfinishedWork unfinished;

	CommandRunner(final String endpointName, final TransportSession session, final WindowsEndpoint windows,
			final UnfinishedWork unfinished) {
		this.endpointName = endpointName;
		this.session = session;
		this.windows = windows;
		this.unfinished = unfinished;
	}

	/** Letters and digits nobody can guess. */
	static String randomMark() {
		final byte[] bytes = new byte[16];
		RANDOM.nextBytes(bytes);
		return "SZ" + HexFormat.of().formatHex(bytes);
	}

	/** Runs one program. */
	CommandOutcome run(final ToolCommand command, final Cancellation cancellation) {
		return run(List.of(command), cancellation).getFirst();
	}

	/** Runs a program that may print as much as it likes, with more or less time than usual. */
	CommandOutcome runVerbose(final ToolCommand command, final Duration limit, final Cancellation cancellation) {
		return runVerbose(List.of(command), Optional.of(limit), cancellation).getFirst();
	}

	/**
	 * As the other, of a program that reads its standard input. It is run once, whatever becomes of it; an interpreter that ended before it came
	 * to running it does not count.
	 *
	 * @param input goes over the channel of the script, and into no file
	 */
	CommandOutcome runVerbose(final ToolCommand command, final byte[] input, final Duration limit, final Cancellation cancellation) {
		final Script script = new Script(randomMark());
		final int number;
		try {
			number = script.addReading(resolved(command));
		} catch (final UnquotableException e) {
			return new NotEnded(ConsoleFailures.unquotable(command, e));
		}
		Execution execution = execute(script, input, limit, cancellation);
		for (int round = 1; !execution.hasBegun(1) && round <= MOST_FRUITLESS_ROUNDS; round++) {
			cancellation.check();
			execution = execute(script, input, limit, cancellation);
		}
		return outcome(command, number, execution);
	}

	private CommandOutcome outcome(final ToolCommand command, final int number, final Execution execution) {
		return execution.output().section(number)
				.<CommandOutcome>map(section -> new Ended(ProgramOutput.of(section, windows.charset())))
				.orElseGet(() -> new NotEnded(withoutEnd(command, number, execution)));
	}

	/** Why a program's end is not in the output. */
	private Failure withoutEnd(final ToolCommand command, final int number, final Execution execution) {
		return execution.result().end() == CommandResult.End.EXITED && execution.output().isTruncated()
				? ConsoleFailures.tooMuchOutput(endpointName, command,
						ProgramOutput.excerpt(execution.output().partial(number), windows.charset()))
				: ConsoleFailures.ended(endpointName, execution.result());
	}

	/**
	 * Runs a command of the interpreter itself. Their exit codes say little; who calls looks at what became of it.
	 *
	 * @param command   with its switches
	 * @param arguments paths
	 * @throws IOException when it could not be run; the message is for people
	 */
	void builtIn(final String command, final Cancellation cancellation, final String... arguments) throws IOException {
		if (run(new CommandSequence().builtIn(command, arguments), cancellation).getFirst() instanceof NotEnded(final var failure)) {
			throw new IOException(failure.message().english());
		}
	}

	/**
	 * Runs commands in their order, in one script.
	 *
	 * @return their outcomes, in the same order
	 * @throws CancellationException when cancelled; what ran was told to stop
	 */
	List<CommandOutcome> run(final CommandSequence sequence, final Cancellation cancellation) {
		final List<ToolCommand> commands = sequence.named();
		for (int round = 1;; round++) {
			cancellation.check();
			final Script script = new Script(randomMark());
			try {
				sequence.addTo(script, this::resolved);
			} catch (final UnquotableException e) {
				return commands.stream().<CommandOutcome>map(command -> new NotEnded(ConsoleFailures.unquotable(command, e))).toList();
			}
			final Execution execution = execute(script, NO_INPUT, time(commands.size()), cancellation);
			boolean again = !execution.hasBegun(commands.size());
			final List<CommandOutcome> outcomes = new ArrayList<>();
			for (int i = 0; i < commands.size(); i++) {
				final Optional<ScriptOutput.Section> section = execution.output().section(i);
				again |= section.isPresent() && wasOnlyNotStarted(commands.get(i), section.get());
				outcomes.add(outcome(commands.get(i), i, execution).whole(commands.get(i), endpointName));
			}
			if (!again || round > MOST_FRUITLESS_ROUNDS) {
				return outcomes;
			}
		}
	}

	private static Duration time(final int commands) {
		return BASE_TIME.plus(TIME_PER_COMMAND.multipliedBy(commands));
	}

	/**
	 * Runs programs one after the other; the same command twice is run once. What one of them does to the script or to the connection
	 * takes the others' answers away only when they cannot be asked again. One that printed more than can be understood as a whole counts as
	 * not ended.
	 *
	 * @return their outcomes, in the same order
	 * @throws CancellationException when cancelled; what ran was told to stop
	 */
	List<CommandOutcome> run(final List<ToolCommand> commands, final Cancellation cancellation) {
		final List<CommandOutcome> outcomes = runVerbose(commands, cancellation);
		return IntStream.range(0, commands.size()).mapToObj(i -> outcomes.get(i).whole(commands.get(i), endpointName)).toList();
	}

	/** As the other, of programs that may print as much as they like. */
	List<CommandOutcome> runVerbose(final List<ToolCommand> commands, final Cancellation cancellation) {
		return runVerbose(commands, Optional.empty(), cancellation);
	}

	private List<CommandOutcome> runVerbose(final List<ToolCommand> commands, final Optional<Duration> limit,
			final Cancellation cancellation) {
		final Map<ToolCommand, CommandOutcome> outcomes = new HashMap<>();
		final Map<ToolCommand, Integer> fruitless = new HashMap<>();
		List<ToolCommand> open = List.copyOf(new LinkedHashSet<>(commands));
		while (!open.isEmpty()) {
			cancellation.check();
			open = runRound(open, limit, fruitless, outcomes, cancellation);
		}
		return commands.stream().map(outcomes::get).toList();
	}

	/**
	 * Runs as many commands as one script takes. Every round settles at least one, or counts as fruitless for all that were in it.
	 *
	 * @return what is still to be run
	 */
	private List<ToolCommand> runRound(final List<ToolCommand> commands, final Optional<Duration> limit,
			final Map<ToolCommand, Integer> fruitless, final Map<ToolCommand, CommandOutcome> outcomes,
			final Cancellation cancellation) {
		final Script script = new Script(randomMark());
		final List<ToolCommand> later = new ArrayList<>();
		final Map<ToolCommand, Integer> numbers = fill(script, commands, later, outcomes);
		if (script.isEmpty()) {
			return later;
		}
		final Duration time = limit.orElseGet(() -> time(numbers.size()));
		final Execution execution = execute(script, NO_INPUT, time, cancellation);
		final CommandResult result = execution.result();
		final ScriptOutput output = execution.output();
		boolean blamed = false;
		for (final Map.Entry<ToolCommand, Integer> entry : numbers.entrySet()) {
			final ToolCommand command = entry.getKey();
			final Optional<ScriptOutput.Section> section = output.section(entry.getValue());
			final boolean last = fruitless.getOrDefault(command, 0) >= MOST_FRUITLESS_ROUNDS;
			if (section.isPresent() && entry.getValue() > 0 && wasCutForOthers(section.get())) {
				later.add(command);
			} else if (section.isPresent() && (last || !wasOnlyNotStarted(command, section.get()))) {
				outcomes.put(command, new Ended(ProgramOutput.of(section.get(), windows.charset())));
			} else if (section.isEmpty() && !session.isOpen()) {
				outcomes.put(command, new NotEnded(ConsoleFailures.ended(endpointName, result)));
			} else if (blamed) {
				later.add(command);
			} else if (section.isEmpty() && (last || output.hasBegun(entry.getValue()) || output.isTruncated()
					|| result.end() != CommandResult.End.EXITED)) {
				// the first one without an end is the one that hung, died or talked too much
				outcomes.put(command, new NotEnded(withoutEnd(command, entry.getValue(), execution)));
				blamed = true;
			} else {
				fruitless.merge(command, 1, Integer::sum);
				later.add(command);
			}
		}
		return later;
	}

	/** Puts commands into a script until it is full, and those that do not fit any more aside. */
	private Map<ToolCommand, Integer> fill(final Script script, final List<ToolCommand> commands, final List<ToolCommand> later,
			final Map<ToolCommand, CommandOutcome> outcomes) {
		final Map<ToolCommand, Integer> numbers = new LinkedHashMap<>();
		for (final ToolCommand command : commands) {
			if (script.isFull()) {
				later.add(command);
				continue;
			}
			try {
				numbers.put(command, script.add(resolved(command)));
			} catch (final UnquotableException e) {
				if (e.reason() == Reason.TOO_LONG && !script.isEmpty()) {
					later.add(command);
				} else {
					outcomes.put(command, new NotEnded(ConsoleFailures.unquotable(command, e)));
				}
			}
		}
		return numbers;
	}

	/** Whether of an output that could be understood as a whole only the beginning was kept, because those before it were long. */
	private static boolean wasCutForOthers(final ScriptOutput.Section section) {
		final CommandOutput output = section.standardOutput();
		final CommandOutput error = section.standardError();
		return (output.isTruncated() || error.isTruncated()) && output.size() + error.size() <= ProgramOutput.LONGEST;
	}

	/** Whether a program that every Windows has could not be started, for want of memory or handles: it did nothing, so it is tried again. */
	private static boolean wasOnlyNotStarted(final ToolCommand command, final ScriptOutput.Section section) {
		return section.exitCode() == ConsoleFailures.NO_SUCH_PROGRAM && ALWAYS_THERE.contains(command.program());
	}

	/** How the interpreter that ran a script ended, and what the script's commands have printed. */
	private record Execution(CommandResult result, ScriptOutput output) {

		/**
		 * Whether it may have come to any of its commands. When it ended without, for want of memory or handles, it did nothing: each command
		 * is announced before it is run.
		 */
		boolean hasBegun(final int commands) {
			return result.end() != CommandResult.End.EXITED || output.isTruncated()
					|| IntStream.range(0, commands).anyMatch(output::hasBegun);
		}
	}

	/**
	 * Runs a script and takes care that neither its file nor what it started stays behind.
	 *
	 * @throws StoppedException when cancelled while it ran; says whether it has ended
	 */
	private Execution execute(final Script script, final byte[] input, final Duration time, final Cancellation cancellation) {
		final String mark = randomMark();
		final String file = windows.temp() + '\\' + TemporaryName.of(time, mark) + ".cmd";
		CommandResult result = null;
		try {
			session.upload(file, new ByteArrayInputStream(script.content()), cancellation);
			result = session.execute(
					new RemoteCommand(script.commandLine(file), input, time, script.outputLimit()), cancellation);
		} catch (final IOException e) {
			final boolean lost = !session.isOpen();
			result = CommandResult.without(lost ? CommandResult.End.CONNECTION_LOST : CommandResult.End.NOT_STARTED,
					String.valueOf(e.getMessage()));
		} finally {
			if (result == null) {
				// cancelled before it was started
				unfinished.settle(session, windows, mark, false, runner -> runner.delete(file), AFTER_CANCEL);
			}
		}
		// a shell that died in the middle did not come to deleting it
		final ScriptOutput output = script.read(result.output(), result.error());
		return new Execution(output.isComplete() ? result : settled(result, mark, file), output);
	}

	private CommandResult settled(final CommandResult result, final String mark, final String file) {
		final boolean told = result.end() == CommandResult.End.CANCELLED || result.end() == CommandResult.End.TIMED_OUT;
		final boolean mayRun = result.end() == CommandResult.End.CONNECTION_LOST || told && !result.detail().isEmpty();
		final boolean ended = unfinished.settle(session, windows, mark, mayRun, runner -> runner.delete(file),
				result.end() == CommandResult.End.CANCELLED ? AFTER_CANCEL : AFTER_FAILURE);
		if (result.end() == CommandResult.End.CANCELLED) {
			throw new StoppedException(ConsoleFailures.stopped(endpointName, ended, result.detail()));
		}
		return told && ended ? new CommandResult(result.end(), result.exitCode(), result.output(), result.error(),
				result.duration(), "") : result;
	}

	/** Removes a file. */
	void delete(final String file) throws IOException {
		session.delete(file, Cancellation.none());
	}

	/** Removes a file as {@link #delete} does, now or when there is a connection again, and lets nobody wait longer than for a moment. */
	void discard(final String file) {
		unfinished.settle(session, windows, "", false, runner -> runner.delete(file), AFTER_FAILURE);
	}

	private ToolCommand resolved(final ToolCommand command) {
		return new ToolCommand(withEnding(windows.resolve(command.program())),
				command.arguments().stream().map(windows::resolve).toList());
	}

	/** A batch file of that name, run by mistake, would not come back to the script. */
	static String withEnding(final String program) {
		return program.indexOf('.', program.lastIndexOf('\\') + 1) < 0 ? program + ".exe" : program;
	}
}
