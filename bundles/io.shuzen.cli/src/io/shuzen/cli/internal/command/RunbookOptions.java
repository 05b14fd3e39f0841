package io.shuzen.cli.internal.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.EndpointParameters;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookEntry;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.model.runbook.ParameterType;
import picocli.CommandLine.Option;

/** Which runbook, with which values. */
final class RunbookOptions {

	/** More names would push the preview off the screen. */
	private static final int NAMED_ENDPOINTS = 10;

	@Option(names = "--runbook", paramLabel = "ID|FILE", descriptionKey = "runbook")
	private String runbook;

	@Option(names = { "-P", "--parameter" }, paramLabel = "NAME=VALUE", descriptionKey = "parameter")
	private Map<String, String> parameters = new LinkedHashMap<>();

	@Option(names = "--parameter-from", paramLabel = "NAME=ATTRIBUTE", descriptionKey = "parameterFrom")
	private Map<String, String> attributes = new LinkedHashMap<>();

	@Option(names = "--parameters-csv", paramLabel = "FILE", descriptionKey = "parametersCsv")
	private Path table;

	@Option(names = "--user", paramLabel = "SID|ACCOUNT", descriptionKey = "user")
	private String user;

	/** Whether one was named. */
	boolean isGiven() {
		return runbook != null;
	}

	/** @throws FailureException when there is no such runbook or it cannot be run */
	RunRequest request(final CommandContext context, final List<EndpointDescriptor> endpoints, final StrategyOptions strategy,
			final String operator, final String reason) throws FailureException {
		final RunbookDefinition definition = find(context);
		final Map<String, String> values = new HashMap<>(parameters);
		if (user != null) {
			final List<String> ofUser = definition.parameters().stream()
					.filter(parameter -> parameter.type() == ParameterType.USER).map(RunbookParameter::name).toList();
			if (ofUser.isEmpty()) {
				throw CommandTexts.invalid("runbook.noUser", definition.id());
			}
			ofUser.forEach(name -> values.putIfAbsent(name, user));
		}
		final Map<String, Map<String, String>> own = EndpointParameters.merged(
				EndpointParameters.ofAttributes(endpoints, attributes),
				table == null ? Map.of() : ofTable(context, endpoints));
		return new RunRequest(definition, values, endpoints, strategy.apply(definition.strategy()), operator, reason)
				.withOwn(own);
	}

	/** Says which endpoints the table leaves out: a misspelt name must not pass for the common value. */
	private Map<String, Map<String, String>> ofTable(final CommandContext context, final List<EndpointDescriptor> endpoints)
			throws FailureException {
		final Map<String, Map<String, String>> values = EndpointParameters.ofCsv(table);
		final List<String> without = endpoints.stream().map(EndpointDescriptor::name).filter(name -> !values.containsKey(name)).toList();
		if (without.size() == endpoints.size()) {
			throw CommandTexts.invalid("parameters.noLine", table.toString());
		}
		if (!without.isEmpty()) {
			context.terminal().message(CommandTexts.text("parameters.withoutLine", table.toString(), Integer.toString(without.size()),
					Integer.toString(endpoints.size()), String.join(", ", without.subList(0, Math.min(without.size(), NAMED_ENDPOINTS)))
							+ (without.size() > NAMED_ENDPOINTS ? ", …" : "")));
		}
		return values;
	}

	private RunbookDefinition find(final CommandContext context) throws FailureException {
		final RunbookEntry entry = entry(context);
		if (!entry.isRunnable()) {
			throw CommandTexts.invalid("runbook.problem", entry.definition().id().isEmpty() ? entry.source() : entry.definition().id(),
					entry.problems().getFirst());
		}
		return entry.definition();
	}

	private RunbookEntry entry(final CommandContext context) throws FailureException {
		if (runbook == null) {
			throw CommandTexts.invalid("runbook.required");
		}
		if (isFile()) {
			return context.services().runbooks().load(Path.of(runbook));
		}
		final List<RunbookEntry> all = context.services().runbooks().runbooks();
		return all.stream().filter(entry -> entry.definition().id().equalsIgnoreCase(runbook)).findFirst()
				.orElseThrow(() -> CommandTexts.invalid("runbook.unknown", runbook,
						String.join(", ", all.stream().map(entry -> entry.definition().id()).filter(id -> !id.isEmpty()).toList())));
	}

	private boolean isFile() {
		try {
			return runbook.endsWith(".runbook") || Files.isRegularFile(Path.of(runbook));
		} catch (final InvalidPathException e) {
			return false;
		}
	}
}
