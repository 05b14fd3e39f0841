package io.shuzen.cli.internal.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.failure.FileReason;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.journal.RunEvent;

/** Writes what happens in a run as it happens, one JSON object on each line, and its result for build servers at its end. */
final class RunRecords implements AutoCloseable {

	/** Stands for standard output in place of a file. */
	private static final String STANDARD_OUTPUT = "-";

	private final CommandContext context;
	private final OutputOptions output;
	private final Path junit;
	// null when no events are wanted
	private final PrintWriter events;
	private final boolean takesOutput;

	private RunRecords(final CommandContext context, final OutputOptions output, final Path junit, final PrintWriter events,
			final boolean takesOutput) {
		this.context = context;
		this.output = output;
		this.junit = junit;
		this.events = events;
		this.takesOutput = takesOutput;
	}

	static RunRecords open(final CommandContext context, final OutputOptions output, final String events, final Path junit)
			throws FailureException {
		if (junit != null) {
			// a report that cannot be written shall not be found out after an hour
			write(junit).close();
		}
		final boolean takesOutput = STANDARD_OUTPUT.equals(events);
		return new RunRecords(context, output, junit,
				takesOutput ? context.terminal().out() : events == null ? null : write(Path.of(events)), takesOutput);
	}

	private static PrintWriter write(final Path file) throws FailureException {
		try {
			return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
		} catch (final IOException e) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT, CommandTexts.text("file.unwritable", file, FileReason.of(e))), e);
		}
	}

	/** Passes everything on besides writing it. */
	RunListener listener(final RunListener other) {
		return (runId, at, event) -> {
			other.happened(runId, at, event);
			if (events != null) {
				write(runId, at, event);
			}
		};
	}

	private synchronized void write(final String runId, final Instant at, final RunEvent event) {
		EventLine.write(events, runId, at, event);
		events.flush();
	}

	/** Writes how the run has ended. @return the exit code */
	int close(final RunReport report) throws FailureException {
		if (junit != null) {
			try (PrintWriter writer = write(junit)) {
				new JUnitReport(context.services().journal(), report.runId()).write(writer);
			}
		}
		final RunOutput result = new RunOutput(context, output);
		return takesOutput ? RunOutput.exitCode(report) : result.write(report);
	}

	@Override
	public void close() {
		if (events != null && !takesOutput) {
			events.close();
		}
	}
}
