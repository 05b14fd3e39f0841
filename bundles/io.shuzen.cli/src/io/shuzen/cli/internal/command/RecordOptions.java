package io.shuzen.cli.internal.command;

import java.nio.file.Path;

import io.shuzen.core.failure.FailureException;
import picocli.CommandLine.Option;

/** What a run shall leave for other programs besides its result. */
final class RecordOptions {

	@Option(names = "--events", paramLabel = "FILE|-", descriptionKey = "events")
	private String events;

	@Option(names = "--junit", paramLabel = "FILE", descriptionKey = "junit")
	private Path junit;

	/**
	 * @return to be closed when the run is over
	 * @throws FailureException when a file cannot be written; then nothing was begun
	 */
	RunRecords open(final CommandContext context, final OutputOptions output) throws FailureException {
		return RunRecords.open(context, output, events, junit);
	}
}
