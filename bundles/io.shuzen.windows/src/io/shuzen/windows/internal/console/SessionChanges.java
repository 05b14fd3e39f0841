package io.shuzen.windows.internal.console;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;
import io.shuzen.windows.internal.parse.CredentialListOutput;
import io.shuzen.windows.internal.parse.SessionListOutput;
import io.shuzen.windows.internal.quoting.PowerShellQuoting;

/** What is done in a user's own session, or to it; and tools, which run in one or as administrator. */
final class SessionChanges {

	private static final ToolCommand LIST = ToolCommand.of("cmdkey.exe", "/list");
	private static final Duration LOOK = Duration.ofMillis(500);
	private static final Duration SIGNING_OUT = Duration.ofSeconds(60);
	private static final Duration REGISTERING = Duration.ofMinutes(5);

	private final Connection connection;
	private final UserLookup users;

	SessionChanges(final Connection connection, final UserLookup users) {
		this.connection = connection;
		this.users = users;
	}

	boolean delete(final CredentialDelete change, final Alteration alteration) throws ChangeException {
		final WindowsUser user = user(change.identity(), alteration);
		if (!holds(connection.sessions().run(user, List.of(LIST), alteration.cancellation()).getFirst(), change.target())) {
			return false;
		}
		alteration.begin(Undo.NONE);
		final ToolCommand delete = ToolCommand.of("cmdkey.exe", "/delete:" + change.target());
		final List<CommandOutcome> outcomes = connection.sessions().run(user, List.of(delete, LIST), alteration.cancellation());
		final ProgramOutput output = ended(outcomes.getFirst());
		if (output.exitCode() != 0) {
			throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), delete, output));
		}
		if (holds(outcomes.getLast(), change.target())) {
			throw new ChangeException(
					ConsoleFailures.of(FailureKind.TOOL_FAILED, "stillThere", change.target(), connection.endpointName()));
		}
		return true;
	}

	/** Whether the vault that {@link #LIST} has listed holds a credential. */
	private boolean holds(final CommandOutcome listed, final String target) throws ChangeException {
		final ProgramOutput output = ended(listed);
		if (output.exitCode() != 0) {
			throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), LIST, output));
		}
		return CredentialListOutput.parse(output.standardOutput()).credentials().stream()
				.anyMatch(credential -> credential.target().equalsIgnoreCase(target));
	}

	boolean register(final PackageRegister change, final Alteration alteration) throws ChangeException {
		final WindowsUser user = user(change.identity(), alteration);
		final ToolCommand register = PowerShell.command("Add-AppxPackage -Register "
				+ PowerShellQuoting.literal(connection.windows().resolve(change.manifestPath()))
				+ " -DisableDevelopmentMode -ForceApplicationShutdown");
		alteration.begin(Undo.NONE);
		final ProgramOutput output = ended(connection.sessions()
				.runVerbose(user, List.of(register), REGISTERING, alteration.cancellation()).getFirst());
		alteration.say(output);
		if (output.exitCode() != 0) {
			throw new ChangeException(ConsoleFailures.tool(connection.endpointName(),
					ToolCommand.of("Add-AppxPackage", "-Register", change.manifestPath()), output));
		}
		return true;
	}

	boolean run(final ToolRun change, final Alteration alteration) throws ChangeException {
		final CommandOutcome outcome;
		final Undo undo = change.undo()
				.map(command -> Undo.of(new ToolRun(command, change.identity(), undoing(change), change.timeout(),
						change.successCodes(), io.shuzen.core.change.Reversibility.NOTHING_TO_RESTORE, java.util.Optional.empty())))
				.orElse(Undo.NONE);
		if (change.identity() instanceof Identity.User) {
			final WindowsUser user = user(change.identity(), alteration);
			alteration.begin(undo);
			outcome = connection.sessions().runVerbose(user, List.of(change.command()), change.timeout(), alteration.cancellation())
					.getFirst();
		} else if (change.secretInput().isPresent()) {
			final byte[] input = alteration.secretLine(change.secretInput().get());
			try {
				alteration.begin(undo);
				outcome = connection.runner().runVerbose(change.command(), input, change.timeout(), alteration.cancellation());
			} finally {
				Arrays.fill(input, (byte) 0);
			}
		} else {
			alteration.begin(undo);
			outcome = connection.runner().runVerbose(change.command(), change.timeout(), alteration.cancellation());
		}
		final ProgramOutput output = ended(outcome);
		alteration.say(output);
		if (!change.successCodes().contains(output.exitCode())) {
			throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), change.command(), output));
		}
		return true;
	}

	private static Text undoing(final ToolRun change) {
		return ConsoleFailures.TEXTS.text("undoing", change.purpose());
	}

	boolean signOut(final UserSignOut change, final Alteration alteration) throws ChangeException {
		final String name = change.account().substring(change.account().indexOf('\\') + 1);
		if (!isSignedIn(change, name, alteration)) {
			return false;
		}
		alteration.begin(Undo.NONE);
		final ToolCommand logoff = ToolCommand.of("logoff.exe", Integer.toString(change.sessionId()));
		final ProgramOutput output = ended(connection.runner().run(logoff, alteration.cancellation()));
		if (output.exitCode() != 0) {
			throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), logoff, output));
		}
		final long deadline = System.nanoTime() + SIGNING_OUT.toNanos();
		while (isSignedIn(change, name, alteration)) {
			if (System.nanoTime() > deadline) {
				throw new ChangeException(
						ConsoleFailures.of(FailureKind.TIMED_OUT, "stillThere", change.account(), connection.endpointName()));
			}
			Pause.of(LOOK, alteration.cancellation());
		}
		return true;
	}

	private boolean isSignedIn(final UserSignOut change, final String name, final Alteration alteration)
			throws ChangeException {
		final ProgramOutput output = ended(connection.runner().run(ToolCommand.of("quser.exe"), alteration.cancellation()));
		// without a session quser ends with 1, and prints nothing on its standard output
		if (output.exitCode() == ConsoleFailures.NO_SUCH_PROGRAM) {
			throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), ToolCommand.of("quser.exe"), output));
		}
		for (final SessionListOutput.NamedSession session : SessionListOutput.parse(output.standardOutput())) {
			if (session.session().id() == change.sessionId()) {
				if (!session.userName().equalsIgnoreCase(name)) {
					throw new ChangeException(ConsoleFailures.of(FailureKind.CONFLICT, "sessionOther",
							Integer.toString(change.sessionId()), connection.endpointName(), change.account()));
				}
				return true;
			}
		}
		return false;
	}

	private WindowsUser user(final Identity identity, final Alteration alteration) throws ChangeException {
		final Identity.User wanted = (Identity.User) identity;
		final WindowsUser user = users.find(wanted, alteration.cancellation())
				.orElseThrow(() -> new ChangeException(ConsoleFailures.of(FailureKind.CONFLICT, "unknownUser", wanted.sid(),
						connection.endpointName())));
		if (user.session().isEmpty()) {
			throw new ChangeException(ConsoleFailures.of(FailureKind.USER_NOT_SIGNED_IN, "userNotSignedIn",
					user.account().isEmpty() ? user.sid() : user.account(), connection.endpointName()));
		}
		return user;
	}

	private static ProgramOutput ended(final CommandOutcome outcome) throws ChangeException {
		return switch (outcome) {
		case Ended(final ProgramOutput output) -> output;
		case NotEnded(final var failure) -> throw new ChangeException(failure);
		};
	}
}
