package io.shuzen.windows.internal.console;

import java.util.concurrent.CancellationException;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.StoppedException;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.windows.internal.quoting.UnquotableException;

/** The failures of this back end in words. */
final class ConsoleFailures {

	static final TextBundle TEXTS = TextBundle.beside(ConsoleFailures.class, "console");

	/** What cmd.exe ends with when there is no such program. */
	static final int NO_SUCH_PROGRAM = 9009;

	private static final int LONGEST_LINE = 300;

	private ConsoleFailures() {
	}

	static Failure of(final FailureKind kind, final String key, final Object... arguments) {
		return new Failure(kind, TEXTS.text(key, arguments), advice(key, arguments));
	}

	static Failure withDetail(final FailureKind kind, final String detail, final String key, final Object... arguments) {
		final String shortened = detail.length() > 4_000 ? detail.substring(0, 4_000) + "…" : detail;
		return new Failure(kind, TEXTS.text(key, arguments), advice(key, arguments), shortened);
	}

	private static Text advice(final String key, final Object... arguments) {
		return TEXTS.has(key + ".advice") ? TEXTS.text(key + ".advice", arguments) : Text.EMPTY;
	}

	/** Why a script did not run to its end. */
	static Failure ended(final String endpoint, final CommandResult result) {
		return switch (result.end()) {
		case TIMED_OUT -> withDetail(FailureKind.TIMED_OUT, result.detail(), result.detail().isEmpty() ? "timedOut" : "timedOutUnconfirmed",
				endpoint, result.duration().toSeconds());
		case CANCELLED -> stopped(endpoint, result.detail().isEmpty(), result.detail());
		case CONNECTION_LOST -> withDetail(FailureKind.CONNECTION_LOST, result.detail(), "connectionLost", endpoint);
		case NOT_STARTED -> withDetail(FailureKind.TOOL_FAILED, result.detail(), "scriptNotPlaced", endpoint, result.detail());
		case EXITED -> of(FailureKind.TOOL_FAILED, "interpreterDied", endpoint);
		};
	}

	/** What whoever cancelled is told. */
	static Failure stopped(final String endpoint, final boolean ended, final String detail) {
		return withDetail(FailureKind.CANCELLED, ended ? "" : detail, ended ? "cancelled" : "cancelledUnconfirmed", endpoint);
	}

	/** The same, when it is known only that somebody cancelled while nothing ran. */
	static Failure stopped(final String endpoint, final CancellationException cause) {
		return cause instanceof final StoppedException stopped ? stopped.failure() : stopped(endpoint, true, "");
	}

	static Failure unquotable(final ToolCommand command, final UnquotableException reason) {
		return of(FailureKind.REFUSED, "unquotable", command.program(), reason.text());
	}

	/** Why a program that ended did not do what it was asked. */
	static Failure tool(final String endpoint, final ToolCommand command, final ProgramOutput output) {
		final String said = output.excerpt();
		if (output.exitCode() == NO_SUCH_PROGRAM) {
			return withDetail(FailureKind.TOOL_MISSING, said, "toolMissing", command.program(), endpoint);
		}
		return withDetail(FailureKind.TOOL_FAILED, said, "toolFailed", command.toString(), endpoint,
				Integer.toString(output.exitCode()), firstLine(said));
	}

	/** The first line of what a program said, or the beginning of one that is too long for a message. */
	static String firstLine(final String said) {
		final String line = said.lines().findFirst().orElse("");
		return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + '…' : line;
	}

	/** @param excerpt the beginning of what was printed */
	static Failure tooMuchOutput(final String endpoint, final ToolCommand command, final String excerpt) {
		return withDetail(FailureKind.UNPARSABLE, excerpt, "tooMuchOutput", command.toString(), endpoint);
	}
}
