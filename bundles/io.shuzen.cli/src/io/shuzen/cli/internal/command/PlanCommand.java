package io.shuzen.cli.internal.command;

import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.ExitCode;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a runbook would do, and does nothing. */
@Command(name = "plan")
final class PlanCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private TargetOptions targets = new TargetOptions();

	@Mixin
	private RunbookOptions runbook = new RunbookOptions();

	@Mixin
	private StrategyOptions strategy = new StrategyOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	PlanCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final RunRequest request = runbook.request(context, targets.resolve(context), strategy, "", "");
		final List<EndpointPlan> plans = PlanOutput.preview(context, request);
		new PlanOutput(context, output).write(request, plans);
		if (context.interruption().isRequested()) {
			return ExitCode.CANCELLED;
		}
		return PlanOutput.isComplete(plans) ? ExitCode.SUCCESS : ExitCode.SOME_FAILED;
	}
}
