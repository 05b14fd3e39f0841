package io.shuzen.cli.internal.command;

import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.ResumeRequest;
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
	private ExecutionOptions execution = new ExecutionOptions();

	ResumeCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final RunSummary run = RunWords.find(context.services().journal(), runId);
		final int left = run.endpointCount() - run.finishedCount();
		if (run.result().isEmpty() && !execution.isConfirmed() && !execution.confirmation().ask(context, List.of(),
				CommandTexts.text("confirm.resume", run.title(), left), CommandTexts.text("confirm.resumeNeeded", run.title(), left))) {
			return ExitCode.NOT_CONFIRMED;
		}
		final ResumeRequest request = new ResumeRequest(run.runId(), repeatInDoubt, execution.operator());
		return execution.carryOut(context, left,
				listener -> context.services().runs().resume(request, GateKeeper.approving(request.operator()), listener));
	}
}
