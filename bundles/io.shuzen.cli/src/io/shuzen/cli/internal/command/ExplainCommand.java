package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.pack.CodeExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what error codes mean, as they are read out on the telephone or copied from a dialogue. Needs no endpoint. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

	private final CommandContext context;

	@Parameters(arity = "1..*", paramLabel = "CODE", descriptionKey = "codes")
	private List<String> codes = List.of();

	@Mixin
	private OutputOptions output = new OutputOptions();

	ExplainCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		// codes such as -2147024809 begin like options, so the parser lets everything that begins with a hyphen through
		for (final String code : codes) {
			if (code.matches("-\\D.*|-")) {
				throw CommandTexts.invalid("arguments.unknownOption", code);
			}
		}
		final Map<String, Optional<CodeExplanation>> explanations = new LinkedHashMap<>();
		codes.forEach(code -> explanations.computeIfAbsent(code, this::explain));
		switch (output.format()) {
		case TABLE -> writeTable(explanations);
		case JSON -> writeJson(explanations);
		case CSV -> writeCsv(explanations);
		}
		return explanations.values().stream().allMatch(Optional::isPresent) ? ExitCode.SUCCESS : ExitCode.SOME_FAILED;
	}

	private Optional<CodeExplanation> explain(final String code) {
		return context.services().codeExplainers().stream().map(explainer -> explainer.explain(code)).flatMap(Optional::stream)
				.findFirst();
	}

	private void writeTable(final Map<String, Optional<CodeExplanation>> explanations) {
		final Terminal terminal = context.terminal();
		boolean first = true;
		for (final Map.Entry<String, Optional<CodeExplanation>> entry : explanations.entrySet()) {
			if (!first) {
				terminal.out().println();
			}
			first = false;
			entry.getValue().ifPresentOrElse(explanation -> write(explanation), () -> terminal.out()
					.println(terminal.say(CommandTexts.text("explain.unknown", Terminal.plain(entry.getKey())))));
		}
	}

	private void write(final CodeExplanation explanation) {
		final Terminal terminal = context.terminal();
		terminal.out().println(explanation.name().isEmpty() ? explanation.code() : explanation.code() + "  " + explanation.name());
		final List<String> lines = new ArrayList<>();
		lines.add(terminal.say(explanation.meaning()));
		if (!explanation.advice().isEmpty()) {
			lines.add(terminal.say(explanation.advice()));
		}
		lines.add(terminal.say(CommandTexts.text("explain.family", explanation.family())));
		if (!explanation.exact()) {
			lines.add(terminal.say(CommandTexts.text("explain.computed")));
		}
		if (!explanation.verified()) {
			lines.add(terminal.say(CommandTexts.text("explain.unverified")));
		}
		if (!explanation.relates().isEmpty()) {
			lines.add(terminal.say(CommandTexts.text("explain.relates", String.join(", ",
					explanation.relates().stream().map(this::title).toList()))));
		}
		lines.forEach(line -> terminal.out().println("  " + line));
	}

	/** The diagnostic's number and title, as {@code diagnose --diagnostic} takes it and as people know it. */
	private String title(final String diagnosticId) {
		final String number = Json.catalogueId(diagnosticId).orElse(diagnosticId);
		return context.services().packs().diagnostic(diagnosticId).map(Diagnostic::title)
				.map(title -> number + " " + context.terminal().say(title)).orElse(number);
	}

	private void writeJson(final Map<String, Optional<CodeExplanation>> explanations) {
		final Json json = output.json(context.terminal());
		final ObjectNode document = json.document("shuzen.explain/1");
		final ArrayNode nodes = document.putArray("codes");
		explanations.forEach((asked, found) -> {
			final ObjectNode node = nodes.addObject().put("asked", asked).put("known", found.isPresent());
			found.ifPresent(explanation -> {
				node.put("code", explanation.code());
				if (!explanation.name().isEmpty()) {
					node.put("name", explanation.name());
				}
				node.put("family", json.say(explanation.family())).put("meaning", json.say(explanation.meaning()));
				if (!explanation.advice().isEmpty()) {
					node.put("advice", json.say(explanation.advice()));
				}
				node.put("exact", explanation.exact()).put("verified", explanation.verified());
				final ArrayNode relates = node.putArray("diagnostics");
				explanation.relates().forEach(relates::add);
			});
		});
		Json.write(context.terminal().out(), document);
	}

	private void writeCsv(final Map<String, Optional<CodeExplanation>> explanations) {
		final Terminal terminal = context.terminal();
		final List<List<String>> rows = new ArrayList<>();
		explanations.forEach((asked, found) -> rows.add(found
				.map(explanation -> List.of(asked, "true", explanation.code(), explanation.name(), terminal.say(explanation.family()),
						terminal.say(explanation.meaning()), terminal.say(explanation.advice()),
						Boolean.toString(explanation.exact()), Boolean.toString(explanation.verified()),
						String.join(" ", explanation.relates())))
				.orElseGet(() -> List.of(asked, "false", "", "", "", "", "", "", "", ""))));
		Csv.write(terminal.out(), List.of("asked", "known", "code", "name", "family", "meaning", "advice", "exact", "verified",
				"diagnostics"), rows);
	}
}
