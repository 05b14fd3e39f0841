package io.shuzen.windows.internal.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.windows.internal.quoting.ArgumentQuoting;

/**
 * Ends programs by something only they have on their command line, with everything they started. Each question goes over a channel of its
 * own and leaves no file: it must work when scripts cannot be placed any more.
 */
final class ProcessTrees {

	private static final Duration LIMIT = Duration.ofSeconds(30);
	private static final int MOST_ROUNDS = 3;
	private static final OutputLimit OUTPUT_LIMIT = OutputLimit.of(64 << 10);

	private final TransportSession session;
	private final WindowsEndpoint windows;

	ProcessTrees(final TransportSession session, final WindowsEndpoint windows) {
		this.session = session;
		this.windows = windows;
	}

	/**
	 * @param mark letters and digits that nobody can guess
	 * @return whether no such program is left, as far as the machine says
	 */
	boolean end(final String mark) {
		for (int round = 0; round < MOST_ROUNDS; round++) {
			final Optional<List<String>> found = find(mark);
			if (found.isEmpty()) {
				return false;
			}
			if (found.get().isEmpty()) {
				return true;
			}
			final List<String> line = new ArrayList<>(List.of(windows.systemRoot() + "\\System32\\taskkill.exe", "/f", "/t"));
			found.get().forEach(id -> line.addAll(List.of("/pid", id)));
			// its exit code says little: one that ended meanwhile is a failure to it
			execute(line);
		}
		return find(mark).filter(List::isEmpty).isPresent();
	}

	/** @return process ids; empty when the machine does not tell */
	private Optional<List<String>> find(final String mark) {
		// the script itself is encoded on the command line, so that it does not find itself
		final CommandResult result = execute(PowerShell.line(windows, """
				Get-CimInstance -ClassName Win32_Process | Where-Object { $_.CommandLine -like '*%s*' } | ForEach-Object { $_.ProcessId }
				""".formatted(mark)));
		if (result.end() != CommandResult.End.EXITED || result.exitCode().orElse(-1) != 0) {
			return Optional.empty();
		}
		return Optional.of(new String(result.standardOutput(), StandardCharsets.ISO_8859_1).lines().map(String::strip)
				.filter(line -> line.matches("[1-9]\\d{0,9}")).toList());
	}

	private CommandResult execute(final List<String> arguments) {
		final String line = String.join(" ", arguments.stream()
				.map(argument -> ArgumentQuoting.isPlain(argument) ? argument : ArgumentQuoting.quote(argument)).toList());
		return session.execute(new RemoteCommand(line, new byte[0], LIMIT, OUTPUT_LIMIT), Cancellation.none());
	}
}
