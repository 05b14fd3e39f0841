package io.shuzen.cli.internal.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.output.Language;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.text.Text;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run for other programs. */
@Command(name = "export")
final class RunsExportCommand implements Callable<Integer> {

	private static final int PAGE = 1_000;

	/** The forms a run can be written in. */
	enum Form {
		/** Every entry of the journal, one JSON object on each line. */
		EVENTS,
		/** The results of endpoints and steps, as build servers read them. */
		JUNIT
	}

	private final CommandContext context;

	@Parameters(paramLabel = "RUN", descriptionKey = "exportRun")
	private String runId;

	@Option(names = "--as", defaultValue = "events", paramLabel = "events|junit", descriptionKey = "exportAs")
	private Form form;

	@Option(names = "--output", paramLabel = "FILE", descriptionKey = "exportFile")
	private Path file;

	@Option(names = "--language", paramLabel = "en|ja", descriptionKey = "language")
	private Language language;

	RunsExportCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final Journal journal = context.services().journal();
		RunWords.find(journal, runId);
		if (file == null) {
			write(journal, context.terminal().out());
			return ExitCode.SUCCESS;
		}
		try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
			write(journal, out);
			if (out.checkError()) {
				throw unwritable(Text.EMPTY);
			}
		} catch (final IOException e) {
			throw unwritable(FileReason.of(e));
		}
		return ExitCode.SUCCESS;
	}

	private FailureException unwritable(final Text reason) {
		return new FailureException(new Failure(FailureKind.INVALID_INPUT, CommandTexts.text("file.unwritable", file, reason)));
	}

	private void write(final Journal journal, final PrintWriter out) throws FailureException {
		switch (form) {
		case JUNIT -> new JUnitReport(journal, runId).write(out);
		case EVENTS -> {
			long after = 0;
			List<JournalEntry> page;
			do {
				page = journal.entries(runId, after, PAGE);
				for (final JournalEntry entry : page) {
					after = entry.sequence();
					EventLine.write(out, runId, entry.at(), entry.event());
				}
			} while (page.size() == PAGE);
		}
		}
	}
}
