package io.shuzen.cli.internal.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.output.Format;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RetainedQuarantines;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes what old runs have left in quarantines, after its preview was confirmed. */
@Command(name = "purge")
final class RunsPurgeCommand implements Callable<Integer> {

	private final CommandContext context;

	@Option(names = "--older-than", paramLabel = "DAYS", defaultValue = "30", descriptionKey = "purgeOlderThan")
	private int days;

	@Option(names = "--endpoint", paramLabel = "NAME", descriptionKey = "purgeEndpoint")
	private String endpoint;

	@Option(names = "--dry-run", descriptionKey = "dryRun")
	private boolean dryRun;

	@Mixin
	private StrategyOptions strategy = new StrategyOptions();

	@Mixin
	private ExecutionOptions execution = new ExecutionOptions();

	RunsPurgeCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final Instant before = Instant.now().minus(Duration.ofDays(OptionValues.inRange("--older-than", days, 0, 36_500)));
		final RetainedQuarantines all = RetainedQuarantines.of(context.services().journal(), before);
		final RetainedQuarantines kept = endpoint == null ? all : all.on(endpoint);
		final RunRequest request = kept.purge(strategy.apply(RunStrategy.DEFAULT), execution.operator(), execution.reason());
		if (kept.folders().isEmpty()) {
			if (execution.output().format() != Format.TABLE) {
				new PlanOutput(context, execution.output()).write(request, List.of());
			}
			context.terminal().message(endpoint == null ? CommandTexts.text("purge.nothing", days) : CommandTexts.text("purge.nothingOn", days, endpoint));
			return ExitCode.SUCCESS;
		}
		if (dryRun || !execution.isConfirmed()) {
			final List<EndpointPlan> plans = PlanOutput.preview(context, request);
			if (context.interruption().isRequested()) {
				return ExitCode.CANCELLED;
			}
			new PlanOutput(context, execution.output()).write(request, plans);
			context.terminal().out().flush();
			if (dryRun || !PlanOutput.hasWork(plans) && PlanOutput.isComplete(plans)) {
				return PlanOutput.isComplete(plans) ? ExitCode.SUCCESS : ExitCode.SOME_FAILED;
			}
			final List<Text> warnings = List.of(CommandTexts.text("purge.warning"));
			if (!execution.ask(context, warnings, CommandTexts.text("confirm.purge", kept.folders().size()))) {
				return ExitCode.NOT_CONFIRMED;
			}
		}
		return execution.carryOut(context, request.endpoints().size(),
				listener -> context.services().runs().start(request, GateKeeper.approving(request.operator()), listener));
	}
}
