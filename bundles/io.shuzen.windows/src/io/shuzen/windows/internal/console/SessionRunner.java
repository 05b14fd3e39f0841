package io.shuzen.windows.internal.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.StoppedException;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.OutputSpool;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;
import io.shuzen.windows.internal.quoting.UnquotableException;
import io.shuzen.windows.internal.script.Script;
import io.shuzen.windows.internal.script.ScriptOutput;

/**
 * Runs console programs in a signed-in user's own session, where alone the user's vault, packages and tokens can be reached: by a
 * scheduled task with that user's interactive token, made for this once. Files and task are removed whatever happens.
 */
final class SessionRunner {

	private static final Duration BASE_TIME = Duration.ofSeconds(45);
	private static final Duration TIME_PER_COMMAND = Duration.ofSeconds(10);
	// less than the second in which whoever cancels gets an answer
	private static final Duration AFTER_CANCEL = Duration.ofMillis(850);
	private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
	// what is still running when nobody waits for it any more
	private static final Duration ENDING = Duration.ofMinutes(2);
	private static final Duration LOOK = Duration.ofMillis(100);
	private static final String XML = """
			<?xml version="1.0" encoding="UTF-16"?>
			<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
			  <Principals>
			    <Principal id="Author">
			      <UserId>%s</UserId>
			      <LogonType>InteractiveToken</LogonType>
			      <RunLevel>LeastPrivilege</RunLevel>
			    </Principal>
			  </Principals>
			  <Settings>
			    <AllowStartOnDemand>true</AllowStartOnDemand>
			    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
			    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
			    <ExecutionTimeLimit>PT%dM</ExecutionTimeLimit>
			    <Hidden>true</Hidden>
			    <Priority>5</Priority>
			  </Settings>
			  <Actions Context="Author">
			    <Exec>
			      <Command>%s\\System32\\cmd.exe</Command>
			      <Arguments>%s</Arguments>
			    </Exec>
			  </Actions>
			</Task>
			""";

	private final String endpointName;
	private final TransportSession session;
	private final WindowsEndpoint windows;
	private final CommandRunner runner;
	private final UnfinishedWork unfinished;

	SessionRunner(final String endpointName, final TransportSession session, final WindowsEndpoint windows,
			final CommandRunner runner, final UnfinishedWork unfinished) {
		this.endpointName = endpointName;
		this.session = session;
		this.windows = windows;
		this.runner = runner;
		this.unfinished = unfinished;
	}

	/**
	 * Runs programs one after the other in the session of {@code user}, each as often as it is listed. One that printed more than can be
	 * understood as a whole counts as not ended.
	 */
	List<CommandOutcome> run(final WindowsUser user, final List<ToolCommand> commands, final Cancellation cancellation) {
		final List<CommandOutcome> outcomes = runVerbose(user, commands, cancellation);
		return IntStream.range(0, commands.size()).mapToObj(i -> outcomes.get(i).whole(commands.get(i), endpointName)).toList();
	}

	/** As the other, of programs that may print as much as they like. */
	List<CommandOutcome> runVerbose(final WindowsUser user, final List<ToolCommand> commands, final Cancellation cancellation) {
		return runVerbose(user, commands, BASE_TIME.plus(TIME_PER_COMMAND.multipliedBy(commands.size())), cancellation);
	}

	/** As the other, with more or less time than usual. */
	List<CommandOutcome> runVerbose(final WindowsUser user, final List<ToolCommand> commands, final Duration limit,
			final Cancellation cancellation) {
		if (user.session().isEmpty()) {
			return all(commands, ConsoleFailures.of(FailureKind.USER_NOT_SIGNED_IN, "userNotSignedIn", name(user), endpointName));
		}
		final Script script = new Script(CommandRunner.randomMark());
		final List<Integer> numbers = new ArrayList<>();
		final List<CommandOutcome> refused = new ArrayList<>();
		for (final ToolCommand command : commands) {
			try {
				numbers.add(script.add(new ToolCommand(CommandRunner.withEnding(resolve(command.program(), user)),
						command.arguments().stream().map(argument -> resolve(argument, user)).toList())));
				refused.add(null);
			} catch (final UnquotableException e) {
				numbers.add(-1);
				refused.add(new NotEnded(ConsoleFailures.unquotable(command, e)));
			}
		}
		if (script.isEmpty()) {
			return refused;
		}
		final Object result = runTask(user, script, limit, cancellation);
		final List<CommandOutcome> outcomes = new ArrayList<>();
		for (int i = 0; i < commands.size(); i++) {
			final int number = numbers.get(i);
			final ToolCommand command = commands.get(i);
			outcomes.add(number < 0 ? refused.get(i)
					: result instanceof final ScriptOutput output
							? output.section(number)
									.<CommandOutcome>map(section -> new Ended(ProgramOutput.of(section, windows.charset())))
									.orElseGet(() -> new NotEnded(withoutEnd(output, number, command)))
							: new NotEnded((Failure) result));
		}
		return outcomes;
	}

	/** Why a program's end is not in the output. */
	private Failure withoutEnd(final ScriptOutput output, final int number, final ToolCommand command) {
		return output.isTruncated()
				? ConsoleFailures.tooMuchOutput(endpointName, command, ProgramOutput.excerpt(output.partial(number), windows.charset()))
				: ConsoleFailures.of(FailureKind.TOOL_FAILED, "interpreterDied", endpointName);
	}

	/** @return the {@link ScriptOutput}, or the {@link Failure} that there is none */
	private Object runTask(final WindowsUser user, final Script script, final Duration limit, final Cancellation cancellation) {
		final String mark = CommandRunner.randomMark();
		final String task = TemporaryName.of(limit.plus(ENDING), mark);
		final String folder = windows.resolve("%ProgramData%") + '\\' + task;
		final boolean[] mayRun = { false };
		try {
			final Object result = runTask(task, folder, user, script, limit, cancellation, mayRun);
			mayRun[0] &= !(result instanceof ScriptOutput);
			unfinished.settle(session, windows, mark, mayRun[0], remover -> remove(task, folder, remover, Cancellation.none()), AFTER_FAILURE);
			return result;
		} catch (final CancellationException e) {
			final boolean ended = unfinished.settle(session, windows, mark, mayRun[0], remover -> remove(task, folder, remover, Cancellation.none()), AFTER_CANCEL);
			throw mayRun[0] ? new StoppedException(ConsoleFailures.stopped(endpointName, ended, task)) : e;
		}
	}

	private Object runTask(final String task, final String folder, final WindowsUser user, final Script script, final Duration limit,
			final Cancellation cancellation, final boolean[] mayRun) {
		try {
			cancellation.check();
			prepareFolder(folder, user, cancellation);
			final String run = folder + "\\run.cmd";
			session.upload(run, new ByteArrayInputStream(script.content()), cancellation);
			final String arguments = script.argumentsInto(run, folder + "\\out", folder + "\\err", folder + "\\over");
			session.upload(folder + "\\task.xml", new ByteArrayInputStream(('\ufeff' + XML.formatted(user.sid(),
					limit.plus(ENDING).toMinutes(), windows.systemRoot(), escape(arguments))).getBytes(StandardCharsets.UTF_16LE)),
					cancellation);
			final ToolCommand create = ToolCommand.of("schtasks.exe", "/create", "/tn", task, "/xml", folder + "\\task.xml", "/f");
			final ToolCommand start = ToolCommand.of("schtasks.exe", "/run", "/tn", task);
			mayRun[0] = true;
			final List<CommandOutcome> started = runner.run(List.of(create, start), cancellation);
			for (int i = 0; i < started.size(); i++) {
				if (started.get(i) instanceof NotEnded(final Failure failure)) {
					return failure;
				}
				if (started.get(i) instanceof Ended(final ProgramOutput output) && output.exitCode() != 0) {
					return ConsoleFailures.tool(endpointName, i == 0 ? create : start, output);
				}
			}
			return await(folder, user, script, limit, cancellation);
		} catch (final IOException e) {
			return ConsoleFailures.withDetail(session.isOpen() ? FailureKind.TOOL_FAILED : FailureKind.CONNECTION_LOST,
					String.valueOf(e.getMessage()), "sessionTaskFailed", name(user), endpointName, String.valueOf(e.getMessage()));
		}
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	private Object await(final String folder, final WindowsUser user, final Script script, final Duration limit,
			final Cancellation cancellation) throws IOException {
		final long deadline = System.nanoTime() + limit.toNanos();
		while (session.stat(folder + "\\over", cancellation).isEmpty()) {
			if (System.nanoTime() > deadline) {
				return session.stat(folder + "\\out", cancellation).isEmpty()
						? ConsoleFailures.of(FailureKind.TOOL_FAILED, "sessionTaskNothing", endpointName, name(user))
						: ConsoleFailures.of(FailureKind.TIMED_OUT, "timedOut", endpointName, limit.toSeconds());
			}
			Pause.of(LOOK, cancellation);
		}
		return script.read(download(folder + "\\out", script.outputLimit(), cancellation),
				download(folder + "\\err", script.outputLimit(), cancellation));
	}

	private CommandOutput download(final String path, final OutputLimit limit, final Cancellation cancellation) throws IOException {
		final OutputSpool spool = new OutputSpool(limit);
		try {
			session.download(path, spool, cancellation);
		} catch (final NoSuchFileException e) {
			// it printed nothing there
			return CommandOutput.NONE;
		}
		return spool.kept();
	}

	/** Only administrators and the user get in: what the user's programs print is nobody else's business. */
	private void prepareFolder(final String folder, final WindowsUser user, final Cancellation cancellation)
			throws IOException {
		final CommandOutcome outcome = runner.run(new CommandSequence().builtIn("md", folder).program("icacls.exe", folder, "/inheritance:r",
				"/grant", "*S-1-5-32-544:(OI)(CI)F", "*S-1-5-18:(OI)(CI)F", '*' + user.sid() + ":(OI)(CI)M"), cancellation).getLast();
		if (!(outcome instanceof Ended(final ProgramOutput output)) || output.exitCode() != 0) {
			throw new IOException(outcome instanceof Ended(final ProgramOutput said) ? said.excerpt()
					: ((NotEnded) outcome).failure().message().english());
		}
	}

	/**
	 * Ends a task, and removes it with its folder.
	 *
	 * @throws IOException when that could not be tried; the message is for people
	 */
	static void remove(final String task, final String folder, final CommandRunner remover, final Cancellation cancellation)
			throws IOException {
		if (remover.run(new CommandSequence().program("schtasks.exe", "/end", "/tn", task).program("schtasks.exe", "/delete", "/tn", task, "/f")
				.builtIn("rd /s /q", folder), cancellation).getLast() instanceof NotEnded(final Failure failure)) {
			throw new IOException(failure.message().english());
		}
	}

	private String resolve(final String text, final WindowsUser user) {
		return windows.resolve(UserFolders.usual(user.profilePath()).resolve(text));
	}

	private static List<CommandOutcome> all(final List<ToolCommand> commands, final Failure failure) {
		return commands.stream().<CommandOutcome>map(command -> new NotEnded(failure)).toList();
	}

	private static String name(final WindowsUser user) {
		return Optional.of(user.account()).filter(account -> !account.isEmpty()).orElse(user.sid());
	}
}
