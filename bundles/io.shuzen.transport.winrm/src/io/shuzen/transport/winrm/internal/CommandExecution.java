package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.OutputSpool;
import io.shuzen.core.transport.RemoteCommand;

/** Runs one command line in a shell. */
final class CommandExecution {

	/** How long the service holds a Receive that has nothing to give. */
	private static final Duration POLL = Duration.ofSeconds(20);
	/** How much longer than it promised the service may take to answer. */
	private static final Duration DELAY = Duration.ofSeconds(10);
	/** How long the service may take to confirm that a command was ended. */
	private static final Duration STOPPING = Duration.ofMillis(800);
	/** In Base64 with its envelope it stays well below what the service takes. */
	private static final int INPUT_CHUNK = 64 << 10;

	private final WsmanClient client;
	private final WsmanRequest requests;
	private final String shell;
	private final RemoteCommand command;
	private final Cancellation cancellation;
	private final OutputSpool output;
	private final OutputSpool error;
	private final long start = System.nanoTime();

	CommandExecution(final WsmanClient client, final WsmanRequest requests, final String shell, final RemoteCommand command,
			final Cancellation cancellation) {
		this.client = client;
		this.requests = requests;
		this.shell = shell;
		this.command = command;
		this.cancellation = cancellation;
		output = new OutputSpool(command.outputLimit());
		error = new OutputSpool(command.outputLimit());
	}

	CommandResult run() {
		if (cancellation.isCancelled()) {
			return result(End.NOT_STARTED, OptionalInt.empty(), "cancelled");
		}
		final String id;
		try {
			id = start();
		} catch (final IllegalArgumentException e) {
			return result(End.NOT_STARTED, OptionalInt.empty(), e.getMessage());
		} catch (final CancellationException e) {
			return result(End.CANCELLED, OptionalInt.empty(), "the endpoint did not confirm in time that the command was started; "
					+ "it is ended as soon as it does");
		} catch (final WsmanException | ConnectException e) {
			return result(End.NOT_STARTED, OptionalInt.empty(), WinrmFailures.detail(e));
		} catch (final IOException e) {
			// it may have been started
			return result(e instanceof HttpTimeoutException && remaining().isZero() ? End.TIMED_OUT : End.CONNECTION_LOST,
					OptionalInt.empty(), WinrmFailures.detail(e));
		}
		if (id.isEmpty()) {
			return result(End.CONNECTION_LOST, OptionalInt.empty(), "the service did not name the command it started");
		}
		return follow(id);
	}

	/**
	 * Starts the command. The request itself is not broken off when cancelled: a command whose id nobody learned could not be ended.
	 * Whoever is cancelled does not wait for it, though; the command is then ended as soon as its id is known.
	 */
	private String start() throws IOException {
		final String request = requests.command(shell, command.line(), POLL);
		final Duration limit = limit(POLL.plus(DELAY));
		final CompletableFuture<String> started = new CompletableFuture<>();
		Thread.ofVirtual().name("shuzen-winrm-start").start(() -> {
			try {
				started.complete(client.send(request, limit, Cancellation.none()).commandId());
			} catch (final IOException | RuntimeException e) {
				started.completeExceptionally(e);
			}
		});
		final CompletableFuture<String> awaited = started.copy();
		try (Cancellation.Registration registration = cancellation
				.onCancel(() -> awaited.completeOnTimeout("", STOPPING.toMillis(), TimeUnit.MILLISECONDS))) {
			final String id = awaited.get();
			if (id.isEmpty() && cancellation.isCancelled()) {
				started.thenAccept(this::release);
				throw new CancellationException();
			}
			return id;
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			started.thenAccept(this::release);
			throw (InterruptedIOException) new InterruptedIOException("interrupted while waiting for the endpoint").initCause(e);
		} catch (final ExecutionException e) {
			throw e.getCause() instanceof final IOException problem ? problem : new IOException(e.getCause());
		}
	}

	private CommandResult follow(final String id) {
		boolean over = false;
		try {
			sendInput(id);
			while (!remaining().isZero()) {
				final Duration wait = min(POLL, remaining());
				try {
					final WsmanResponse answer = client.send(requests.receive(shell, id, wait), min(wait.plus(DELAY), remaining()),
							cancellation);
					for (final WsmanResponse.Piece piece : answer.output()) {
						(piece.error() ? error : output).write(piece.bytes(), 0, piece.bytes().length);
					}
					if (answer.done()) {
						over = true;
						return result(End.EXITED, answer.exitCode(), "");
					}
				} catch (final WsmanException e) {
					if (e.fault() == null || !e.fault().isOperationTimeout()) {
						throw e;
					}
				}
			}
			return stop(id, End.TIMED_OUT, "");
		} catch (final CancellationException e) {
			return stop(id, End.CANCELLED, "");
		} catch (final IOException e) {
			if (e instanceof HttpTimeoutException && remaining().isZero()) {
				return stop(id, End.TIMED_OUT, "");
			}
			return stop(id, End.CONNECTION_LOST, WinrmFailures.detail(e));
		} finally {
			if (over) {
				release(id);
			}
		}
	}

	private void sendInput(final String id) throws IOException {
		final byte[] input = command.input();
		for (int from = 0, to; from == 0 || from < input.length; from = to) {
			to = Math.min(from + INPUT_CHUNK, input.length);
			try {
				client.send(requests.send(shell, id, Arrays.copyOfRange(input, from, to), to == input.length, min(POLL, remaining())),
						limit(DELAY), cancellation);
			} catch (final WsmanException e) {
				// a program may end without reading its input: how it ended is what counts
				return;
			}
			if (to == 0) {
				return;
			}
		}
	}

	/** Tells the service to end what runs, and waits a moment for it to say that it has. */
	private CommandResult stop(final String id, final End end, final String reason) {
		String detail = reason;
		try {
			client.send(requests.terminate(shell, id, Duration.ofSeconds(5)), STOPPING, Cancellation.none());
		} catch (final IOException e) {
			final String unconfirmed = "the endpoint did not confirm that the command has ended (" + WinrmFailures.detail(e) + ')';
			detail = reason.isEmpty() ? unconfirmed : reason + "; " + unconfirmed;
		}
		return result(end, OptionalInt.empty(), detail);
	}

	/** Lets the service forget a command that is over, and end one that is not: a shell takes a limited number. Nobody waits for it. */
	private void release(final String id) {
		Thread.ofVirtual().name("shuzen-winrm-release").start(() -> {
			try {
				client.send(requests.terminate(shell, id, Duration.ofSeconds(5)), DELAY, Cancellation.none());
			} catch (final IOException e) {
				// it goes with the shell at the latest
				return;
			}
		});
	}

	private Duration limit(final Duration longest) {
		final Duration left = min(longest, remaining());
		return left.isZero() ? Duration.ofMillis(1) : left;
	}

	private Duration remaining() {
		final Duration left = command.timeout().minusNanos(System.nanoTime() - start);
		return left.compareTo(Duration.ofMillis(1)) > 0 ? left : Duration.ZERO;
	}

	private static Duration min(final Duration one, final Duration other) {
		return one.compareTo(other) < 0 ? one : other;
	}

	private CommandResult result(final End end, final OptionalInt exitCode, final String detail) {
		return new CommandResult(end, exitCode, output.kept(), error.kept(), Duration.ofNanos(System.nanoTime() - start),
				detail);
	}
}
