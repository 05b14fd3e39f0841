package io.shuzen.cli.internal.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.evidence.FactsComparison;
import io.shuzen.core.evidence.FactsComparison.Difference;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.Facts;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.RecordedFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what differs between two machines, or between before and after a run on one. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {

	private final CommandContext context;

	@Parameters(paramLabel = "ENDPOINT|DIR", arity = "0..2", descriptionKey = "diffSides")
	private List<String> sides = List.of();

	@Option(names = "--run", paramLabel = "RUN", descriptionKey = "diffRun")
	private String runId;

	@Option(names = "--endpoint", paramLabel = "NAME", descriptionKey = "diffEndpoint")
	private String endpoint;

	@Option(names = "--inventory", paramLabel = "FILE", descriptionKey = "inventory")
	private Path inventory;

	@Mixin
	private OutputOptions output = new OutputOptions();

	DiffCommand(final CommandContext context) {
		this.context = context;
	}

	private record Pair(String leftName, Facts left, String rightName, Facts right) {
	}

	@Override
	public Integer call() throws FailureException {
		final boolean ofRun = runId != null && endpoint != null && sides.isEmpty();
		if (!ofRun && (runId != null || endpoint != null || sides.size() != 2)) {
			throw CommandTexts.invalid("diff.what");
		}
		final Pair pair = ofRun ? ofRun() : ofMachines();
		final FactsComparison comparison = FactsComparison.of(pair.left, pair.right);
		write(pair, comparison);
		return comparison.differences().isEmpty() ? ExitCode.SUCCESS : ExitCode.SOME_FAILED;
	}

	private Pair ofRun() throws FailureException {
		RunWords.find(context.services().journal(), runId);
		final Optional<RecordedFacts> recorded = RecordedFacts.of(context.services().journal(), runId,
				RunWords.endpoint(context.services().journal(), runId, endpoint));
		if (recorded.isEmpty()) {
			throw CommandTexts.invalid("diff.nothingRead", runId, endpoint);
		}
		final Terminal terminal = context.terminal();
		return new Pair(terminal.say(CommandTexts.text("diff.before")), recorded.get().before(),
				terminal.say(CommandTexts.text("diff.after")), recorded.get().after());
	}

	private Pair ofMachines() throws FailureException {
		final List<Facts> read = new ArrayList<>();
		for (final String side : sides) {
			// one by one: both may be evidence of one machine, and names within an investigation are unique
			final List<Diagnosis> diagnoses = context.interruption().await(context.services().investigator()
					.start(InvestigationRequest.of(List.of(side(side))), InvestigationListener.NONE));
			final Diagnosis diagnosis = diagnoses.getFirst();
			if (diagnosis.facts().isEmpty()) {
				throw new FailureException(diagnosis.failure().orElseThrow());
			}
			read.add(diagnosis.facts().get());
		}
		return new Pair(sides.get(0), read.get(0), sides.get(1), read.get(1));
	}

	private EndpointDescriptor side(final String side) throws FailureException {
		if (isFolder(side)) {
			final List<EndpointDescriptor> evidence = TargetOptions.evidence(List.of(Path.of(side)));
			if (evidence.size() != 1) {
				throw CommandTexts.invalid("diff.manyFolders", side);
			}
			return evidence.getFirst();
		}
		return TargetOptions.named(context, inventory, side);
	}

	private static boolean isFolder(final String side) {
		try {
			return Files.isDirectory(Path.of(side));
		} catch (final InvalidPathException e) {
			return false;
		}
	}

	private void write(final Pair pair, final FactsComparison comparison) {
		final Terminal terminal = context.terminal();
		switch (output.format()) {
		case TABLE -> writeText(pair, comparison);
		case JSON -> Json.write(terminal.out(), json(pair, comparison));
		case CSV -> Csv.write(terminal.out(), List.of("fact", "user", "place", "left", "right"),
				comparison.differences().stream().map(difference -> List.of(terminal.say(difference.probe().describe()), difference.user(),
						difference.place(), difference.left().orElse(""), difference.right().orElse(""))).toList());
		}
	}

	private void writeText(final Pair pair, final FactsComparison comparison) {
		final Terminal terminal = context.terminal();
		String heading = "";
		for (final Difference difference : comparison.differences()) {
			final String fact = terminal.say(difference.probe().describe()) + (difference.user().isEmpty() ? "" : "  " + difference.user());
			if (!fact.equals(heading)) {
				heading = fact;
				line(0, fact);
			}
			if (!difference.place().isEmpty()) {
				line(1, difference.place());
			}
			final String nothing = terminal.say(CommandTexts.text("diff.nothing"));
			line(2, "- " + pair.leftName + ": " + difference.left().orElse(nothing));
			line(2, "+ " + pair.rightName + ": " + difference.right().orElse(nothing));
		}
		line(0, terminal.say(CommandTexts.text("diff.summary", comparison.differences().size(),
				comparison.compared())));
	}

	private void line(final int level, final String text) {
		context.terminal().out().println("  ".repeat(level) + Terminal.plain(text).stripTrailing());
	}

	private ObjectNode json(final Pair pair, final FactsComparison comparison) {
		final ObjectNode document = output.json(context.terminal()).document("shuzen.diff/1");
		put(document.putObject("left"), pair.leftName, pair.left);
		put(document.putObject("right"), pair.rightName, pair.right);
		document.put("compared", comparison.compared());
		final ArrayNode nodes = document.putArray("differences");
		for (final Difference difference : comparison.differences()) {
			final ObjectNode node = nodes.addObject();
			node.set("probe", JsonFormat.mapper().valueToTree(difference.probe()));
			if (!difference.user().isEmpty()) {
				node.put("user", difference.user());
			}
			node.put("place", difference.place());
			difference.left().ifPresent(value -> node.put("left", value));
			difference.right().ifPresent(value -> node.put("right", value));
		}
		return document;
	}

	private static void put(final ObjectNode node, final String name, final Facts facts) {
		node.put("name", name);
		node.put("endpoint", facts.endpoint());
		node.put("capturedAt", facts.capturedAt().toString());
	}
}
