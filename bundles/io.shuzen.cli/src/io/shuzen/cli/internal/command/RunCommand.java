package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.output.Format;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.model.runbook.Gate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Carries out a runbook, after its preview was confirmed. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private TargetOptions targets = new TargetOptions();

	@Mixin
	private RunbookOptions runbook = new RunbookOptions();

	@Mixin
	private RunbookOptions.StrategyOptions strategy = new RunbookOptions.StrategyOptions();

	@Mixin
	private ConfirmationOptions confirmation = new ConfirmationOptions();

	@Mixin
	private RecordOptions records = new RecordOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	RunCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		if (!targets.isExplicit()) {
			throw CommandTexts.invalid("endpoints.required");
		}
		final RunRequest request = runbook.request(context, targets.resolve(context), strategy, confirmation.operator(),
				confirmation.reason());
		if (!confirmation.isGiven()) {
			final List<EndpointPlan> plans = PlanOutput.preview(context, request);
			if (context.interruption().isRequested()) {
				return ExitCode.CANCELLED;
			}
			new PlanOutput(context, output).write(request.runbook(), plans);
			context.terminal().out().flush();
			if (!PlanOutput.hasWork(plans) && PlanOutput.isComplete(plans)) {
				return ExitCode.SUCCESS;
			}
			if (output.format() != Format.TABLE || !confirmation.ask(context, warnings(request),
					CommandTexts.text("confirm.run", request.runbook().name(), Integer.toString(request.endpoints().size())))) {
				return ExitCode.NOT_CONFIRMED;
			}
		}
		try (Progress progress = new Progress(context.terminal(), request.endpoints().size());
				RunRecords recording = records.open(context, output)) {
			final RunReport report = context.interruption().await(context.services().runs().start(request,
					GateKeeper.approving(request.operator()), recording.listener(RunOutput.listener(progress))));
			progress.close();
			return recording.close(report);
		}
	}

	/** What the runbook wants a person to be told before its steps are done. */
	private static List<Text> warnings(final RunRequest request) {
		final List<Text> warnings = new ArrayList<>();
		request.runbook().steps().stream().filter(step -> step.gate() != Gate.NONE && !step.gateMessage().isEmpty())
				.forEach(step -> warnings.add(step.gateMessage()));
		return warnings;
	}
}
