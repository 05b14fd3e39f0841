package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.output.Language;
import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks that runs were not altered in the journal. */
@Command(name = "verify")
final class RunsVerifyCommand implements Callable<Integer> {

	private final CommandContext context;

	@Parameters(paramLabel = "RUN", arity = "0..*", descriptionKey = "verifyRuns")
	private List<String> runIds = List.of();

	@Option(names = "--language", paramLabel = "en|ja", descriptionKey = "language")
	private Language language;

	RunsVerifyCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final Journal journal = context.services().journal();
		final List<String> wanted = new ArrayList<>();
		if (runIds.isEmpty()) {
			journal.runs().forEach(run -> wanted.add(run.runId()));
		} else {
			for (final String runId : runIds) {
				wanted.add(RunWords.find(journal, runId).runId());
			}
		}
		int exitCode = ExitCode.SUCCESS;
		for (final String runId : wanted) {
			final JournalCheck check = journal.check(runId);
			context.terminal().out().println(context.terminal().say(check.isWhole()
					? CommandTexts.text("verify.whole", runId, Long.toString(check.entries()))
					: CommandTexts.text("verify.broken", runId, Long.toString(check.firstBroken().orElseThrow()))));
			if (!check.isWhole()) {
				exitCode = ExitCode.SOME_FAILED;
			}
		}
		return exitCode;
	}
}
