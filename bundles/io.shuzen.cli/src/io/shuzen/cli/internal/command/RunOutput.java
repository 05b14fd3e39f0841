package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.List;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.cli.internal.output.Table;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepReport;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.RunNoted;
import io.shuzen.journal.RunEvent.RunWaiting;
import io.shuzen.journal.RunResult;

/** Writes how a run has ended. */
final class RunOutput {

	private final CommandContext context;
	private final OutputOptions output;

	RunOutput(final CommandContext context, final OutputOptions output) {
		this.context = context;
		this.output = output;
	}

	/** Tells a person who waits what there is to know while it goes on. */
	static RunListener listener(final Terminal terminal, final Progress progress) {
		return (runId, at, event) -> {
			switch (event) {
			case final EndpointFinished finished -> progress.finished(finished.endpoint(), finished.result().isSuccess());
			case final RunWaiting waiting -> terminal.message(waiting.reason());
			case final RunNoted noted -> terminal.message(noted.what());
			default -> {
				// the report tells of it
			}
			}
		};
	}

	/** @return the exit code */
	int write(final RunReport report) {
		switch (output.format()) {
		case TABLE -> writeTable(report);
		case JSON -> Json.write(context.terminal().out(), output.json(context.terminal()).report(report));
		case CSV -> writeCsv(report);
		}
		return exitCode(report);
	}

	/** What says how the run has ended. */
	static int exitCode(final RunReport report) {
		return switch (report.result()) {
		case SUCCEEDED -> ExitCode.SUCCESS;
		case SOME_FAILED -> ExitCode.SOME_FAILED;
		case STOPPED -> ExitCode.STOPPED;
		case CANCELLED -> ExitCode.CANCELLED;
		};
	}

	private void writeTable(final RunReport report) {
		final Terminal terminal = context.terminal();
		final Table table = new Table(terminal.say(CommandTexts.text("column.endpoint")),
				terminal.say(CommandTexts.text("column.result")), terminal.say(CommandTexts.text("column.changes")),
				terminal.say(CommandTexts.text("column.explanation")));
		final AdviceLines advice = new AdviceLines();
		for (final EndpointReport endpoint : report.endpoints()) {
			endpoint.failure().ifPresent(failure -> advice.add(endpoint.endpoint().name(), failure));
			table.row(endpoint.endpoint().name(), terminal.say(CommandTexts.text("result." + Json.name(endpoint.result()))),
					Long.toString(made(endpoint)), terminal.say(explanation(endpoint)));
		}
		table.write(terminal.out());
		terminal.out().println();
		advice.write(terminal);
		terminal.out().println(terminal.say(CommandTexts.text("run.summary", report.runId(),
				CommandTexts.text("run." + Json.name(report.result())),
				Long.toString(report.endpoints().stream().filter(endpoint -> endpoint.result().isSuccess()).count()),
				report.endpoints().size())));
		report.failure().map(Failure::message).ifPresent(terminal::message);
		if (report.result() != RunResult.CANCELLED && report.endpoints().stream().anyMatch(endpoint -> made(endpoint) > 0)) {
			terminal.out().println(terminal.say(CommandTexts.text("run.undoHint", report.runId())));
		}
	}

	private static long made(final EndpointReport endpoint) {
		return endpoint.steps().stream().mapToInt(StepReport::changesMade).sum();
	}

	/** Why it did not succeed, or what somebody still has to do. */
	private static Text explanation(final EndpointReport endpoint) {
		return endpoint.failure().map(Failure::message).orElseGet(() -> endpoint.followUps().stream()
				.map(followUp -> followUp.describe()).reduce((one, other) -> new Text(one.english() + "; " + other.english(),
						one.japanese() + "。" + other.japanese()))
				.orElse(Text.EMPTY));
	}

	private void writeCsv(final RunReport report) {
		final Terminal terminal = context.terminal();
		final List<List<String>> rows = new ArrayList<>();
		for (final EndpointReport endpoint : report.endpoints()) {
			rows.add(List.of(report.runId(), endpoint.endpoint().name(), "", Json.name(endpoint.result()),
					Long.toString(made(endpoint)), terminal.say(explanation(endpoint))));
			for (final StepReport step : endpoint.steps()) {
				rows.add(List.of(report.runId(), endpoint.endpoint().name(), step.stepId(), Json.name(step.result()),
						Integer.toString(step.changesMade()),
						step.failure().map(failure -> terminal.say(failure.message())).orElse("")));
			}
		}
		Csv.write(terminal.out(), List.of("run", "endpoint", "step", "result", "changes", "explanation"), rows);
	}
}
