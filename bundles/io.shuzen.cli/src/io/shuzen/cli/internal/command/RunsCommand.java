package io.shuzen.cli.internal.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.text.Text;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalCheck;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into the journal. */
@Command(name = "runs")
final class RunsCommand implements Callable<Integer> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
	private static final int PAGE = 1_000;

	private final CommandContext context;

	@Mixin
	private OutputOptions output = new OutputOptions();

	RunsCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		return list(output);
	}

	@Command(name = "list")
	Integer list(@Mixin final OutputOptions format) throws FailureException {
		final Terminal terminal = context.terminal();
		final List<RunSummary> runs = context.services().journal().runs();
		switch (format.format()) {
		case TABLE -> {
			if (runs.isEmpty()) {
				terminal.out().println(terminal.say(CommandTexts.text("runs.none")));
				return ExitCode.SUCCESS;
			}
			final Table table = new Table(say("column.run"), say("column.started"), say("column.result"), say("column.endpoints"),
					say("column.failed"), say("column.operator"), say("column.title"));
			runs.forEach(run -> table.row(run.runId(), time(run.startedAt()), say(state(run)),
					Integer.toString(run.endpointCount()), Integer.toString(run.failedCount()), run.operator(),
					terminal.say(run.title())));
			table.write(terminal.out());
		}
		case JSON -> {
			final Json json = format.json(terminal);
			final ObjectNode document = json.document("shuzen.runs/1");
			final ArrayNode nodes = document.putArray("runs");
			runs.forEach(run -> summary(nodes.addObject(), run, json));
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

	@Command(name = "show")
	Integer show(@Parameters(paramLabel = "RUN", descriptionKey = "showRun") final String runId,
			@Option(names = "--endpoint", paramLabel = "NAME", descriptionKey = "showEndpoint") final String endpoint,
			@Mixin final OutputOptions format) throws FailureException {
		final Terminal terminal = context.terminal();
		final Journal journal = context.services().journal();
		final RunSummary run = summary(journal, runId);
		final List<JournalEntry> entries = new ArrayList<>();
		List<JournalEntry> page;
		do {
			final long after = entries.isEmpty() ? 0 : entries.getLast().sequence();
			page = endpoint == null ? journal.entries(runId, after, PAGE) : journal.entries(runId, endpoint, after, PAGE);
			entries.addAll(page);
		} while (page.size() == PAGE);
		switch (format.format()) {
		case TABLE -> {
			final Table table = new Table(say("column.time"), say("column.endpoint"), say("column.step"), say("column.event"));
			entries.forEach(entry -> EventWords.of(entry.event())
					.ifPresent(words -> table.row(time(entry.at()),
							entry.event() instanceof final RunEvent.OfEndpoint of ? of.endpoint() : "",
							entry.event() instanceof final RunEvent.OfStep of ? of.stepId() : "", terminal.say(words))));
			terminal.out().println(terminal.say(run.title()) + "  " + run.runId() + "  " + say(state(run)));
			terminal.out().println();
			table.write(terminal.out());
		}
		case JSON -> {
			final Json json = format.json(terminal);
			final ObjectNode document = json.document("shuzen.events/1");
			summary(document.putObject("run"), run, json);
			final ArrayNode nodes = document.putArray("events");
			for (final JournalEntry entry : entries) {
				final ObjectNode node = nodes.addObject();
				node.put("sequence", entry.sequence());
				node.put("at", entry.at().toString());
				node.put("type", type(entry.event()));
				node.set("event", JsonFormat.mapper().valueToTree(entry.event()));
			}
			Json.write(terminal.out(), document);
		}
		case CSV -> {
			final List<List<String>> rows = new ArrayList<>();
			entries.forEach(entry -> rows.add(List.of(Long.toString(entry.sequence()), entry.at().toString(), type(entry.event()),
					entry.event() instanceof final RunEvent.OfEndpoint of ? of.endpoint() : "",
					entry.event() instanceof final RunEvent.OfStep of ? of.stepId() : "",
					EventWords.of(entry.event()).map(terminal::say).orElse(""))));
			Csv.write(terminal.out(), List.of("sequence", "at", "type", "endpoint", "step", "text"), rows);
		}
		}
		return ExitCode.SUCCESS;
	}

	@Command(name = "verify")
	Integer verify(@Parameters(paramLabel = "RUN", arity = "0..*", descriptionKey = "verifyRuns") final List<String> runIds,
			@Option(names = "--language", paramLabel = "en|ja", descriptionKey = "language") final String language)
			throws FailureException {
		final Journal journal = context.services().journal();
		final List<String> wanted = new ArrayList<>();
		if (runIds == null || runIds.isEmpty()) {
			journal.runs().forEach(run -> wanted.add(run.runId()));
		} else {
			for (final String runId : runIds) {
				wanted.add(summary(journal, runId).runId());
			}
		}
		int exitCode = ExitCode.SUCCESS;
		for (final String runId : wanted) {
			final JournalCheck check = journal.check(runId);
			context.terminal().out().println(context.terminal().say(check.isWhole()
					? CommandTexts.text("verify.whole", runId, Long.toString(check.entries()))
					: CommandTexts.text("verify.broken", runId, Long.toString(check.firstBroken().orElseThrow()))));
			if (!check.isWhole()) {
				exitCode = ExitCode.SOME_FAILED;
			}
		}
		return exitCode;
	}

	private static RunSummary summary(final Journal journal, final String runId) throws FailureException {
		return journal.run(runId).orElseThrow(() -> CommandTexts.invalid("run.unknown", runId));
	}

	private static void summary(final ObjectNode node, final RunSummary run, final Json json) {
		node.put("run", run.runId());
		node.put("kind", Json.name(run.kind()));
		node.put("runbook", run.runbookId());
		node.put("version", run.runbookVersion());
		node.put("title", json.say(run.title()));
		node.put("operator", run.operator());
		node.put("reason", run.reason());
		run.undoOf().ifPresent(former -> node.put("undoOf", former));
		node.put("startedAt", run.startedAt().toString());
		run.finishedAt().ifPresent(at -> node.put("finishedAt", at.toString()));
		node.put("state", Json.name(run.state()));
		run.result().ifPresent(result -> node.put("result", Json.name(result)));
		node.put("endpoints", run.endpointCount());
		final ObjectNode counts = node.putObject("counts");
		run.counts().forEach((result, count) -> counts.put(Json.name(result), count));
	}

	private static String type(final RunEvent event) {
		return event.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	private static Text state(final RunSummary run) {
		return run.result().map(result -> CommandTexts.text("run." + Json.name(result)))
				.orElseGet(() -> CommandTexts.text("state." + Json.name(run.state())));
	}

	private String say(final String key) {
		return say(CommandTexts.text(key));
	}

	private String say(final Text text) {
		return context.terminal().say(text);
	}

	private static String time(final Instant instant) {
		return TIME.format(instant.atZone(ZoneId.systemDefault()));
	}
}
