package io.shuzen.windows.internal.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;

/**
 * Removes what an earlier connection put on the machine and could not remove, because it broke or its console was ended. What is not
 * older than its name allows may be in use by another console, and is left alone. Ages are told by the machine's own clock.
 */
final class Leftovers {

	private static final Duration MARGIN = Duration.ofMinutes(5);

	/** The ending of the file that says that a hive of the same name was loaded. */
	static final String HIVE_ENDING = ".hive";

	private final String endpointName;
	private final TransportSession session;
	private final WindowsEndpoint windows;
	private final CommandRunner runner;

	Leftovers(final String endpointName, final TransportSession session, final WindowsEndpoint windows, final CommandRunner runner) {
		this.endpointName = endpointName;
		this.session = session;
		this.windows = windows;
		this.runner = runner;
	}

	/** Sweeps what the first contact saw. A connection is not refused because something could not be removed. */
	void sweep(final Cancellation cancellation) {
		final List<String> found = windows.leftBehind().stream().filter(name -> TemporaryName.lifetime(name).isPresent()).toList();
		if (found.isEmpty()) {
			return;
		}
		try {
			final Instant now = now(cancellation);
			for (final String name : found) {
				final String path = place(name);
				final Optional<RemoteFile> thing = session.stat(path, cancellation);
				final Duration lifetime = TemporaryName.lifetime(name).orElseThrow().plus(MARGIN);
				if (thing.isPresent() && thing.get().modified().plus(lifetime).isBefore(now)) {
					remove(name, path, thing.get().directory(), cancellation);
				}
			}
		} catch (final IOException e) {
			ProgramLog.of(Leftovers.class).warn("What an earlier connection left behind stays on " + endpointName + ": " + e.getMessage());
		}
	}

	/** Files lie in the temporary folder of the account, what belongs to tasks where the tasks' users can reach it. */
	private String place(final String name) {
		return (name.indexOf('.') < 0 ? windows.resolve("%ProgramData%") : windows.temp()) + '\\' + name;
	}

	/** The time by the clock that stamps the machine's files. */
	private Instant now(final Cancellation cancellation) throws IOException {
		final String file = windows.temp() + '\\' + TemporaryName.of(Duration.ZERO) + ".now";
		try {
			session.upload(file, new ByteArrayInputStream(new byte[0]), cancellation);
			return session.stat(file, cancellation).map(RemoteFile::modified)
					.orElseThrow(() -> new IOException(file + " is gone"));
		} finally {
			runner.discard(file);
		}
	}

	private void remove(final String name, final String path, final boolean folder, final Cancellation cancellation) throws IOException {
		if (folder) {
			SessionRunner.remove(name, path, runner, cancellation);
			return;
		}
		if (name.endsWith(HIVE_ENDING)) {
			runner.run(ToolCommand.of("reg.exe", "unload", "HKU\\" + name.substring(0, name.length() - HIVE_ENDING.length())), cancellation);
		}
		session.delete(path, cancellation);
	}
}
