package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.OutputSpool;
import io.shuzen.core.transport.RemoteCommand;

/** Runs one command line on one channel. */
final class CommandExecution {

	// how long the server may take to say that the command is over after it was told to stop it
	private static final Duration STOPPING = Duration.ofMillis(500);

	private final ClientSession session;
	private final RemoteCommand command;
	private final Cancellation cancellation;
	private final OutputSpool output;
	private final OutputSpool error;
	private final long start = System.nanoTime();

	CommandExecution(final ClientSession session, final RemoteCommand command, final Cancellation cancellation) {
		this.session = session;
		this.command = command;
		this.cancellation = cancellation;
		output = new OutputSpool(command.outputLimit());
		error = new OutputSpool(command.outputLimit());
	}

	CommandResult run() {
		if (cancellation.isCancelled()) {
			return result(End.NOT_STARTED, OptionalInt.empty(), "cancelled");
		}
		final ChannelExec channel;
		try {
			channel = session.createExecChannel(command.line(), StandardCharsets.UTF_8, null, Map.of());
		} catch (IOException | IllegalStateException e) {
			return result(End.NOT_STARTED, OptionalInt.empty(), SshFailures.detail(e));
		}
		channel.setOut(output);
		channel.setErr(error);
		final CompletableFuture<Boolean> closed = new CompletableFuture<>();
		channel.addCloseFutureListener(future -> closed.complete(Boolean.TRUE));
		try {
			return run(channel, closed);
		} finally {
			channel.close(true);
		}
	}

	private CommandResult run(final ChannelExec channel, final CompletableFuture<Boolean> closed) {
		try {
			Waiting.forSuccess(channel.open(), command.timeout(), cancellation);
		} catch (final TimeoutException | CancellationException e) {
			// the request is on its way: the command may have been started
			return stop(channel, closed, e instanceof TimeoutException ? End.TIMED_OUT : End.CANCELLED);
		} catch (final IOException e) {
			return result(session.isOpen() ? End.NOT_STARTED : End.CONNECTION_LOST, OptionalInt.empty(),
					SshFailures.detail(e));
		}
		try {
			sendInput(channel);
			Waiting.await(closed, remaining(), cancellation);
		} catch (final TimeoutException e) {
			return stop(channel, closed, End.TIMED_OUT);
		} catch (final CancellationException e) {
			return stop(channel, closed, End.CANCELLED);
		} catch (final IOException e) {
			if (!closed.isDone()) {
				return stop(channel, closed, End.CONNECTION_LOST);
			}
		}
		final Integer status = channel.getExitStatus();
		if (status != null) {
			return result(End.EXITED, OptionalInt.of(status), "");
		}
		if (channel.getExitSignal() != null) {
			return result(End.EXITED, OptionalInt.empty(), "ended by signal " + channel.getExitSignal());
		}
		return result(End.CONNECTION_LOST, OptionalInt.empty(), "");
	}

	private void sendInput(final ChannelExec channel) throws IOException {
		try (OutputStream in = channel.getInvertedIn()) {
			in.write(command.input());
			in.flush();
		} catch (final IOException e) {
			// a program may end without reading its input: how it ended is what counts
			if (session.isOpen()) {
				return;
			}
			throw e;
		}
	}

	/** Tells the server to end what runs, and waits a moment for it to say that it has. */
	private CommandResult stop(final ChannelExec channel, final CompletableFuture<Boolean> closed, final End end) {
		String detail = "";
		if (channel.isOpen() && session.isOpen()) {
			try {
				// OpenSSH for Windows ends the command's whole process tree for a signal of any name; it does not when the channel closes
				final Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST, 32);
				buffer.putUInt(channel.getRecipient());
				buffer.putString("signal");
				buffer.putBoolean(false);
				buffer.putString("TERM");
				((Session) session).writePacket(buffer);
				Waiting.await(closed, STOPPING, Cancellation.none());
			} catch (final TimeoutException e) {
				detail = "the endpoint did not confirm that the command has ended";
			} catch (final IOException e) {
				detail = SshFailures.detail(e);
			}
		}
		channel.close(true);
		return result(end, OptionalInt.empty(), detail);
	}

	private Duration remaining() {
		final Duration left = command.timeout().minusNanos(System.nanoTime() - start);
		return left.isPositive() ? left : Duration.ofMillis(1);
	}

	private CommandResult result(final End end, final OptionalInt exitCode, final String detail) {
		return new CommandResult(end, exitCode, output.kept(), error.kept(), Duration.ofNanos(System.nanoTime() - start),
				detail);
	}
}
