package io.shuzen.cli.internal.command;

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
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.EndpointDescriptors;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the endpoints of an inventory and says what is wrong with it. */
@Command(name = "inventory")
final class InventoryCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private TargetOptions targets = new TargetOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	InventoryCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final List<Endpoint> endpoints = targets.list(context);
		final List<ValidationProblem> problems = targets.problems(context);
		final Terminal terminal = context.terminal();
		switch (output.format()) {
		case TABLE -> {
			final Table table = new Table(say("column.endpoint"), say("column.transport"), say("column.address"),
					say("column.group"), say("column.tags"));
			for (final Endpoint endpoint : endpoints) {
				final EndpointDescriptor descriptor = EndpointDescriptors.of(endpoint);
				table.row(endpoint.isEnabled() ? descriptor.name() : terminal.say(CommandTexts.text("inventory.disabled", descriptor.name())),
						descriptor.scheme(), descriptor.address(), String.join("/", descriptor.group()),
						String.join(", ", endpoint.getTags()));
			}
			table.write(terminal.out());
			terminal.out().println();
			terminal.out().println(terminal.say(CommandTexts.text("inventory.summary", endpoints.size(),
					targets.file(context).toString())));
			problems.forEach(problem -> terminal.message(TargetOptions.text(problem)));
		}
		case JSON -> writeJson(endpoints, problems);
		case CSV -> {
			final List<List<String>> rows = new ArrayList<>();
			for (final Endpoint endpoint : endpoints) {
				final EndpointDescriptor descriptor = EndpointDescriptors.of(endpoint);
				rows.add(List.of(descriptor.name(), descriptor.scheme(), descriptor.address(),
						descriptor.port() == 0 ? "" : Integer.toString(descriptor.port()), String.join("/", descriptor.group()),
						String.join(" ", endpoint.getTags()), Boolean.toString(endpoint.isEnabled())));
			}
			Csv.write(terminal.out(), List.of("endpoint", "transport", "address", "port", "group", "tags", "enabled"), rows);
		}
		}
		return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR) ? ExitCode.USAGE : ExitCode.SUCCESS;
	}

	private void writeJson(final List<Endpoint> endpoints, final List<ValidationProblem> problems) throws FailureException {
		final Json json = output.json(context.terminal());
		final ObjectNode document = json.document("shuzen.inventory/1");
		document.put("file", targets.file(context).toString());
		final ArrayNode nodes = document.putArray("endpoints");
		for (final Endpoint endpoint : endpoints) {
			final EndpointDescriptor descriptor = EndpointDescriptors.of(endpoint);
			final ObjectNode node = Json.endpoint(nodes.addObject(), descriptor);
			node.put("enabled", endpoint.isEnabled());
			if (descriptor.port() != 0) {
				node.put("port", descriptor.port());
			}
			final ArrayNode group = node.putArray("group");
			descriptor.group().forEach(group::add);
			final ArrayNode tags = node.putArray("tags");
			endpoint.getTags().forEach(tags::add);
			final ObjectNode attributes = node.putObject("attributes");
			descriptor.attributes().forEach(attributes::put);
		}
		final ArrayNode problemNodes = document.putArray("problems");
		for (final ValidationProblem problem : problems) {
			problemNodes.addObject().put("id", problem.constraint().id()).put("severity", Json.name(problem.severity()))
					.put("message", json.say(TargetOptions.text(problem)));
		}
		Json.write(context.terminal().out(), document);
	}

	private String say(final String key) {
		return context.terminal().say(CommandTexts.text(key));
	}
}
