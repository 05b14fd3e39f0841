package io.shuzen.windows.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;
import io.shuzen.windows.internal.parse.RegQueryOutput;

/** Reads the registry with reg.exe; a user's hive as {@code HKU\SID}, which an administrator reads without the user's session. */
final class RegistryQuestions {

	private final String endpointName;
	private final WindowsEndpoint windows;

	RegistryQuestions(final String endpointName, final WindowsEndpoint windows) {
		this.endpointName = endpointName;
		this.windows = windows;
	}

	Question<RegistryKey> question(final RegistryProbe probe, final Identity identity) {
		final RegistryPath where = where(probe.path(), identity);
		return new Question<>(probe, identity, List.of(query(where, probe.view(), probe.recursive())),
				outcomes -> answer(outcomes.getFirst(), probe.path(), where, probe.recursive()));
	}

	/** The path as the account that is connected reaches it. */
	static RegistryPath where(final RegistryPath path, final Identity identity) {
		return identity instanceof Identity.User(final String sid) ? path.ofUser(sid) : path;
	}

	static ToolCommand query(final RegistryPath where, final RegistryView view, final boolean recursive) {
		final List<String> arguments = new ArrayList<>(List.of("query", where.toString()));
		if (recursive) {
			arguments.add("/s");
		}
		arguments.add(viewSwitch(view));
		return new ToolCommand("reg.exe", arguments);
	}

	static String viewSwitch(final RegistryView view) {
		return view == RegistryView.BITS_64 ? "/reg:64" : "/reg:32";
	}

	Answer<RegistryKey> answer(final CommandOutcome outcome, final RegistryPath path, final RegistryPath where,
			final boolean recursive) {
		return switch (outcome) {
		case NotEnded(final var failure) -> Answer.unreadable(failure);
		case Ended(final ProgramOutput output) -> {
			if (isNoSuchKey(output)) {
				yield Answer.absent();
			}
			if (isAccessDenied(output)) {
				yield Answer.unreadable(ConsoleFailures.withDetail(FailureKind.ACCESS_DENIED, output.standardError().strip(),
						"keyDenied", path, endpointName));
			}
			// with /s reg.exe ends with 1 when it may not look into one of many keys, after printing the others: that is no answer
			if (output.exitCode() != 0) {
				yield Answer.unreadable(output.exitCode() == ConsoleFailures.NO_SUCH_PROGRAM
						? ConsoleFailures.tool(endpointName, ToolCommand.of("reg.exe"), output)
						: ConsoleFailures.withDetail(FailureKind.TOOL_FAILED, output.standardError().strip(), "keyUnreadable", path,
								endpointName, ConsoleFailures.firstLine(output.standardError().strip())));
			}
			final Optional<RegistryKey> key = RegQueryOutput.parse(output.standardOutput(), path, where, recursive);
			if (key.isEmpty() && !output.standardOutput().isBlank()) {
				yield Answer.unreadable(ConsoleFailures.withDetail(FailureKind.UNPARSABLE, output.standardOutput(), "unparsable",
						query(where, RegistryView.BITS_64, recursive).toString(), endpointName));
			}
			// a key with neither values nor subkeys is there, and reg.exe prints nothing of it
			yield Answer.present(key.orElseGet(() -> new RegistryKey(path, List.of(), List.of())));
		}
		};
	}

	/** The machine was asked for a key that cannot be there, so its words for "not found" are known in its own language. */
	boolean isNoSuchKey(final ProgramOutput output) {
		return output.exitCode() != 0 && !windows.noSuchKey().isEmpty() && output.standardOutput().isBlank()
				&& output.standardError().strip().equals(windows.noSuchKey());
	}

	boolean isAccessDenied(final ProgramOutput output) {
		return output.exitCode() != 0 && !windows.accessDenied().isEmpty()
				&& output.standardError().contains(windows.accessDenied());
	}
}
