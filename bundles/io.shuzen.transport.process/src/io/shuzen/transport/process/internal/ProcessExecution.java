package io.shuzen.transport.process.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.KeptOutput;
import io.shuzen.core.transport.RemoteCommand;

/** Runs one command line as a process. */
final class ProcessExecution {

	// what a program that has ended left in its pipes is read in this time, unless something it left running keeps them open
	private static final Duration DRAINING = Duration.ofSeconds(2);
	private static final Duration AFTER_STOP = Duration.ofMillis(200);

	private final Shell shell;
	private final RemoteCommand command;
	private final CompletableFuture<End> stopped = new CompletableFuture<>();
	private final long start = System.nanoTime();

	ProcessExecution(final Shell shell, final RemoteCommand command) {
		this.shell = shell;
		this.command = command;
	}

	/** Has the process ended from another thread. */
	void stop(final End end) {
		stopped.complete(end);
	}

	CommandResult run(final Cancellation cancellation) {
		if (cancellation.isCancelled()) {
			return CommandResult.without(End.NOT_STARTED, "cancelled");
		}
		final Process process;
		try {
			process = shell.running(command.line()).start();
		} catch (final IOException e) {
			return CommandResult.without(End.NOT_STARTED, String.valueOf(e.getMessage()));
		}
		final KeptOutput output = KeptOutput.of(process.getInputStream(), command.outputLimit());
		final KeptOutput error = KeptOutput.of(process.getErrorStream(), command.outputLimit());
		Thread.ofVirtual().name("shuzen-process-input").start(() -> sendInput(process.getOutputStream()));
		try (Cancellation.Registration registration = cancellation.onCancel(() -> stop(End.CANCELLED))) {
			final End end = await(process);
			final long left = end == End.EXITED ? 0 : new ProcessTree(process).end();
			// a program that was stopped is not waited for: what is no child of it any more may keep its outputs open
			KeptOutput.awaitEnds(output, error, end == End.EXITED ? DRAINING : AFTER_STOP, end == End.EXITED ? stopped : new CompletableFuture<>());
			return new CommandResult(end, end == End.EXITED ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(), output.kept(),
					error.kept(), Duration.ofNanos(System.nanoTime() - start), left == 0 ? "" : left + " processes did not end");
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			final long left = new ProcessTree(process).end();
			return new CommandResult(End.CANCELLED, OptionalInt.empty(), output.kept(), error.kept(),
					Duration.ofNanos(System.nanoTime() - start), left == 0 ? "interrupted" : left + " processes did not end");
		}
	}

	private End await(final Process process) throws InterruptedException {
		try {
			return process.onExit().thenApply(ended -> End.EXITED).applyToEither(stopped, end -> end)
					.get(command.timeout().toNanos(), TimeUnit.NANOSECONDS);
		} catch (final TimeoutException e) {
			return End.TIMED_OUT;
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private void sendInput(final OutputStream stream) {
		try (stream) {
			stream.write(command.input());
		} catch (final IOException e) {
			// a program may end without reading its input: how it ended is what counts
			return;
		}
	}
}
