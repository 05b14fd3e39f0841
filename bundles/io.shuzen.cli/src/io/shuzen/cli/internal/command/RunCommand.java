package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunRequest;
import io.shuzen.model.runbook.Gate;
import io.shuzen.model.runbook.ThresholdPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries out a runbook, after its preview was confirmed. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private TargetOptions targets = new TargetOptions();

	@Mixin
	private RunbookOptions runbook = new RunbookOptions();

	@Mixin
	private AgainOptions again = new AgainOptions();

	@Option(names = "--at", paramLabel = "TIME", descriptionKey = "at")
	private String at;

	@Mixin
	private StrategyOptions strategy = new StrategyOptions();

	@Mixin
	private ExecutionOptions execution = new ExecutionOptions();

	RunCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final RunRequest request = request();
		if (!execution.isConfirmed()) {
			final List<EndpointPlan> plans = PlanOutput.preview(context, request);
			if (context.interruption().isRequested()) {
				return ExitCode.CANCELLED;
			}
			new PlanOutput(context, execution.output()).write(request, plans);
			context.terminal().out().flush();
			if (!PlanOutput.hasWork(plans) && PlanOutput.isComplete(plans)) {
				return ExitCode.SUCCESS;
			}
			if (!execution.ask(context, warnings(request, plans),
					CommandTexts.text("confirm.run", request.runbook().name(), request.endpoints().size()))) {
				return ExitCode.NOT_CONFIRMED;
			}
		}
		return execution.carryOut(context, request.endpoints().size(),
				listener -> context.services().runs().start(request, GateKeeper.approving(request.operator()), listener));
	}

	private RunRequest request() throws FailureException {
		final RunRequest wanted;
		if (again.isGiven()) {
			if (runbook.isGiven() || targets.isExplicit()) {
				throw CommandTexts.invalid("option.againAlone");
			}
			wanted = again.request(context, strategy, execution.operator(), execution.reason());
		} else {
			if (!targets.isExplicit()) {
				throw CommandTexts.invalid("endpoints.required");
			}
			wanted = runbook.request(context, targets.resolve(context), strategy, execution.operator(), execution.reason());
		}
		final RunRequest timed = at == null ? wanted
				: wanted.withNotBefore(Optional.of(OptionValues.instant("--at", at)));
		// a run that pauses where nobody can be asked would never end
		return timed.strategy().thresholdPolicy() == ThresholdPolicy.PAUSE && !context.terminal().interactive()
				? timed.with(timed.strategy().change().thresholdPolicy(ThresholdPolicy.STOP).make()) : timed;
	}

	/** What the runbook wants a person to be told before its steps are done; first of those that would be done by the preview. */
	private static List<Text> warnings(final RunRequest request, final List<EndpointPlan> plans) {
		final List<Text> warnings = new ArrayList<>();
		final List<Text> others = new ArrayList<>();
		request.runbook().steps().stream().filter(step -> step.gate() != Gate.NONE && !step.gateMessage().isEmpty()).forEach(step -> {
			if (PlanOutput.mayDo(plans, step.id())) {
				warnings.add(step.gateMessage());
			} else {
				others.add(CommandTexts.text("confirm.notPlanned", step.gateMessage()));
			}
		});
		warnings.addAll(others);
		return warnings;
	}
}
