package io.shuzen.cli.internal.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.cli.internal.output.Table;
import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the runs in the journal. */
@Command(name = "list")
final class RunsListCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private OutputOptions output = new OutputOptions();

	RunsListCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		return write(context, output);
	}

	static int write(final CommandContext context, final OutputOptions output) throws FailureException {
		final Terminal terminal = context.terminal();
		final List<RunSummary> runs = context.services().journal().runs();
		switch (output.format()) {
		case TABLE -> {
			if (runs.isEmpty()) {
				terminal.out().println(terminal.say(CommandTexts.text("runs.none")));
				return ExitCode.SUCCESS;
			}
			final Table table = new Table(say(terminal, "column.run"), say(terminal, "column.started"), say(terminal, "column.result"), say(terminal, "column.endpoints"),
					say(terminal, "column.failed"), say(terminal, "column.operator"), say(terminal, "column.title"));
			runs.forEach(run -> table.row(run.runId(), RunWords.time(run.startedAt()), terminal.say(RunWords.state(run)),
					Integer.toString(run.endpointCount()), Integer.toString(run.failedCount()), run.operator(),
					terminal.say(run.title())));
			table.write(terminal.out());
		}
		case JSON -> {
			final Json json = output.json(terminal);
			final ObjectNode document = json.document("shuzen.runs/1");
			final ArrayNode nodes = document.putArray("runs");
			runs.forEach(run -> RunWords.put(nodes.addObject(), run, json));
			Json.write(terminal.out(), document);
		}
		case CSV -> {
			final List<List<String>> rows = new ArrayList<>();
			runs.forEach(run -> rows.add(List.of(run.runId(), run.startedAt().toString(),
					run.finishedAt().map(Instant::toString).orElse(""), Json.name(run.state()),
					run.result().map(Json::name).orElse(""), run.runbookId(), Integer.toString(run.endpointCount()),
					Integer.toString(run.failedCount()), run.operator(), run.reason(), run.undoOf().orElse(""))));
			Csv.write(terminal.out(), List.of("run", "startedAt", "finishedAt", "state", "result", "runbook", "endpoints", "failed",
					"operator", "reason", "undoOf"), rows);
		}
		}
		return ExitCode.SUCCESS;
	}

	private static String say(final Terminal terminal, final String key) {
		return terminal.say(CommandTexts.text(key));
	}
}
