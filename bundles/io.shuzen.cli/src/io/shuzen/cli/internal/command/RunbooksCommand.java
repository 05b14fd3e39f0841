package io.shuzen.cli.internal.command;

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
import io.shuzen.engine.RunbookEntry;
import io.shuzen.engine.RunbookParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the runbooks there are. */
@Command(name = "runbooks")
final class RunbooksCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private OutputOptions output = new OutputOptions();

	RunbooksCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		final Terminal terminal = context.terminal();
		final List<RunbookEntry> entries = context.services().runbooks().runbooks();
		switch (output.format()) {
		case TABLE -> {
			final Table table = new Table(say("column.runbook"), say("column.version"), say("column.parameters"),
					say("column.title"));
			for (final RunbookEntry entry : entries) {
				table.row(entry.definition().id(), entry.definition().version(), String.join(", ", names(entry)),
						terminal.say(entry.definition().name()));
			}
			table.write(terminal.out());
			entries.forEach(entry -> entry.problems().stream().limit(1).forEach(problem -> terminal
					.message(CommandTexts.text("runbook.problem", entry.definition().id().isEmpty() ? entry.source()
							: entry.definition().id(), problem))));
		}
		case JSON -> writeJson(entries);
		case CSV -> Csv.write(terminal.out(), List.of("runbook", "version", "name", "parameters", "runnable", "source"),
				entries.stream().map(entry -> List.of(entry.definition().id(), entry.definition().version(),
						terminal.say(entry.definition().name()), String.join(" ", names(entry)),
						Boolean.toString(entry.isRunnable()), entry.source())).toList());
		}
		return ExitCode.SUCCESS;
	}

	private void writeJson(final List<RunbookEntry> entries) {
		final Json json = output.json(context.terminal());
		final ObjectNode document = json.document("shuzen.runbooks/1");
		final ArrayNode nodes = document.putArray("runbooks");
		for (final RunbookEntry entry : entries) {
			final ObjectNode node = nodes.addObject();
			node.put("runbook", entry.definition().id());
			node.put("version", entry.definition().version());
			node.put("name", json.say(entry.definition().name()));
			node.put("description", json.say(entry.definition().description()));
			node.put("source", entry.source());
			node.put("runnable", entry.isRunnable());
			final ArrayNode parameters = node.putArray("parameters");
			for (final RunbookParameter parameter : entry.definition().parameters()) {
				final ObjectNode parameterNode = parameters.addObject();
				parameterNode.put("name", parameter.name());
				parameterNode.put("type", Json.name(parameter.type()));
				parameterNode.put("required", parameter.required());
				parameter.defaultValue().ifPresent(value -> parameterNode.put("default", value));
				parameterNode.put("label", json.say(parameter.label()));
			}
			final ArrayNode steps = node.putArray("steps");
			entry.definition().steps()
					.forEach(step -> steps.addObject().put("step", step.id()).put("stepType", step.stepType()));
			final ArrayNode problems = node.putArray("problems");
			entry.problems().forEach(problem -> problems.add(json.say(problem)));
		}
		Json.write(context.terminal().out(), document);
	}

	private static List<String> names(final RunbookEntry entry) {
		return entry.definition().parameters().stream().map(RunbookParameter::name).toList();
	}

	private String say(final String key) {
		return context.terminal().say(CommandTexts.text(key));
	}
}
