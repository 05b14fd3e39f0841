package io.shuzen.cli.internal.command;

import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.ResumeRequest;
import io.shuzen.engine.RunReport;
import io.shuzen.journal.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a run whose process came to its end before it did. */
@Command(name = "resume")
final class ResumeCommand implements Callable<Integer> {

	private final CommandContext context;

	@Parameters(paramLabel = "RUN", descriptionKey = "resumeRun")
	private String runId;

	@Option(names = "--repeat-in-doubt", descriptionKey = "repeatInDoubt")
	private boolean repeatInDoubt;

	@Mixin
	private ConfirmationOptions confirmation = new ConfirmationOptions();

	@Mixin
	private RecordOptions records = new RecordOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	ResumeCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final RunSummary run = RunWords.find(context.services().journal(), runId);
		final int left = run.endpointCount() - run.finishedCount();
		if (!confirmation.isGiven() && !confirmation.ask(context, List.of(),
				CommandTexts.text("confirm.resume", run.title(), Integer.toString(left)))) {
			return ExitCode.NOT_CONFIRMED;
		}
		final ResumeRequest request = new ResumeRequest(run.runId(), repeatInDoubt, confirmation.operator());
		try (Progress progress = new Progress(context.terminal(), left);
				RunRecords recording = records.open(context, output)) {
			final RunReport report = context.interruption().await(context.services().runs().resume(request,
					GateKeeper.approving(request.operator()), recording.listener(RunOutput.listener(progress))));
			progress.close();
			return recording.close(report);
		}
	}
}
