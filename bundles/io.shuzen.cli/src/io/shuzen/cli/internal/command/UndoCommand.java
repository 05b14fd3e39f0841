package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointUndoPlan;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.UndoItem;
import io.shuzen.engine.UndoRequest;
import io.shuzen.engine.UndoScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back what a run has done, after its preview was confirmed. */
@Command(name = "undo")
final class UndoCommand implements Callable<Integer> {

	private final CommandContext context;

	@Parameters(paramLabel = "RUN", descriptionKey = "undoRun")
	private String run;

	@Option(names = "--endpoint", paramLabel = "NAME", descriptionKey = "undoEndpoint")
	private String endpoint;

	@Option(names = "--step", paramLabel = "ID", descriptionKey = "undoStep")
	private String step;

	@Option(names = "--overwrite-conflicts", descriptionKey = "overwriteConflicts")
	private boolean overwriteConflicts;

	@Option(names = "--dry-run", descriptionKey = "dryRun")
	private boolean dryRun;

	@Option(names = "--concurrency", paramLabel = "N", descriptionKey = "concurrency")
	private Integer concurrency;

	@Mixin
	private ExecutionOptions execution = new ExecutionOptions();

	UndoCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final UndoRequest request = new UndoRequest(
				new UndoScope(run, Optional.ofNullable(endpoint), Optional.ofNullable(step)), overwriteConflicts,
				strategy(), execution.operator(), execution.reason());
		if (dryRun || !execution.isConfirmed()) {
			final List<EndpointUndoPlan> plans = context.interruption()
					.await(context.services().runs().previewUndo(request, PlanListener.NONE));
			if (context.interruption().isRequested()) {
				return ExitCode.CANCELLED;
			}
			write(plans);
			context.terminal().out().flush();
			if (dryRun) {
				return plans.stream().allMatch(plan -> plan.failure().isEmpty()) ? ExitCode.SUCCESS : ExitCode.SOME_FAILED;
			}
			if (plans.stream().allMatch(plan -> plan.failure().isEmpty() && plan.items().stream().noneMatch(this::isUndone))) {
				return ExitCode.SUCCESS;
			}
			if (!execution.ask(context, List.of(), CommandTexts.text("confirm.undo", run, plans.size()))) {
				return ExitCode.NOT_CONFIRMED;
			}
		}
		return execution.carryOut(context, 0, listener -> context.services().runs().startUndo(request, listener));
	}

	// taking back needs no trial on one endpoint first: the former state is known to have worked
	private RunStrategy strategy() throws FailureException {
		final RunStrategy careful = RunStrategy.DEFAULT.withCanaryCount(0).withFailureThreshold(100);
		return concurrency == null ? careful
				: careful.withConcurrency(OptionValues.inRange("--concurrency", concurrency, 1, 10_000));
	}

	private boolean isUndone(final UndoItem item) {
		return item.state() == UndoItem.State.RESTORABLE || overwriteConflicts && !item.undo().isEmpty()
				&& (item.state() == UndoItem.State.CHANGED_SINCE || item.state() == UndoItem.State.UNKNOWN);
	}

	private void write(final List<EndpointUndoPlan> plans) {
		final Terminal terminal = context.terminal();
		switch (execution.output().format()) {
		case TABLE -> writeText(plans);
		case JSON -> Json.write(terminal.out(), execution.output().json(terminal).undoPlans(run, plans));
		case CSV -> {
			final List<List<String>> rows = new ArrayList<>();
			for (final EndpointUndoPlan plan : plans) {
				plan.failure().ifPresent(
						failure -> rows.add(List.of(plan.endpoint().name(), "", "failed", terminal.say(failure.message()))));
				plan.items().forEach(item -> rows.add(List.of(plan.endpoint().name(), item.stepId(), Json.name(item.state()),
						terminal.say(item.change().describe()))));
			}
			Csv.write(terminal.out(), List.of("endpoint", "step", "state", "change"), rows);
		}
		}
	}

	private void writeText(final List<EndpointUndoPlan> plans) {
		for (final EndpointUndoPlan plan : plans) {
			line(0, Text.verbatim(plan.endpoint().name()));
			plan.failure().ifPresent(failure -> line(1, CommandTexts.text("plan.failure", failure.message(), failure.advice())));
			for (final UndoItem item : plan.items()) {
				line(1, CommandTexts.text("undo." + Json.name(item.state()), item.change().describe()));
				if (isUndone(item)) {
					item.undo().changes().forEach(change -> line(2, CommandTexts.text("plan.change", change.describe())));
				}
			}
		}
	}

	private void line(final int level, final Text text) {
		context.terminal().out().println("  ".repeat(level) + Terminal.plain(context.terminal().say(text)).stripTrailing());
	}
}
