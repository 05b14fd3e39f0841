package io.shuzen.tests.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** What a client of a {@link StandInSshServer} asks for: that a command be run, or the part for files. It is over when its end is told. */
public final class SshRequest {

	private final String line;
	private final StandInSshServer.Programs programs;
	private InputStream input;
	private OutputStream output;
	private OutputStream error;
	private ExitCallback end;
	private Environment environment;

	/** @param line null for the part for files */
	SshRequest(final String line, final StandInSshServer.Programs programs) {
		this.line = line;
		this.programs = programs;
	}

	/** The command's line; none when the part for files (SFTP) is asked for. */
	public Optional<String> line() {
		return Optional.ofNullable(line);
	}

	/** What the client sends. */
	public InputStream input() {
		return input;
	}

	/** Standard output. */
	public OutputStream output() {
		return output;
	}

	/** Standard error output. */
	public OutputStream error() {
		return error;
	}

	/** Tells the client that it is over. */
	public void exit(final int code) {
		end.onExit(code);
	}

	/** Tells the client that it is over, and why. */
	public void exit(final int code, final String message) {
		end.onExit(code, message);
	}

	/** @param action done when the client wants it ended */
	public void onSignal(final Runnable action) {
		environment.addSignalListener((channel, signal) -> action.run(), Signal.TERM, Signal.INT, Signal.HUP);
	}

	/** As the library wants it. */
	Command command() {
		return new Command() {
			@Override
			public void setInputStream(final InputStream stream) {
				input = stream;
			}

			@Override
			public void setOutputStream(final OutputStream stream) {
				output = stream;
			}

			@Override
			public void setErrorStream(final OutputStream stream) {
				error = stream;
			}

			@Override
			public void setExitCallback(final ExitCallback callback) {
				end = callback;
			}

			@Override
			public void start(final ChannelSession channel, final Environment started) throws IOException {
				environment = started;
				programs.start(SshRequest.this);
			}

			@Override
			public void destroy(final ChannelSession channel) {
				// a silent command survives its connection, as on Windows
			}
		};
	}
}
