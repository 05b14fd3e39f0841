package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.output.Language;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalCheck;
import io.shuzen.journal.JournalIntegrity;
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
		final List<JournalCheck> checks = new ArrayList<>();
		int exitCode = ExitCode.SUCCESS;
		if (runIds.isEmpty()) {
			final JournalIntegrity integrity = journal.check();
			checks.addAll(integrity.runs());
			if (integrity.missing() != 0) {
				say(CommandTexts.text("verify.missing", integrity.missing()));
				exitCode = ExitCode.SOME_FAILED;
			}
		} else {
			for (final String runId : runIds) {
				checks.add(journal.check(RunWords.find(journal, runId).runId()));
			}
		}
		for (final JournalCheck check : checks) {
			say(check.firstBroken().isPresent()
					? CommandTexts.text("verify.broken", check.runId(), Long.toString(check.firstBroken().get()))
					: check.missing() != 0 ? CommandTexts.text("verify.cut", check.runId(), check.missing())
							: CommandTexts.text("verify.whole", check.runId(), check.entries(), check.head()));
			if (!check.isWhole()) {
				exitCode = ExitCode.SOME_FAILED;
			}
		}
		return exitCode;
	}

	private void say(final Text text) {
		context.terminal().out().println(context.terminal().say(text));
	}
}
