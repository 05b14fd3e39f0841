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
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what happened in a run. */
@Command(name = "show")
final class RunsShowCommand implements Callable<Integer> {

	private static final int PAGE = 1_000;

	private final CommandContext context;

	@Parameters(paramLabel = "RUN", descriptionKey = "showRun")
	private String runId;

	@Option(names = "--endpoint", paramLabel = "NAME", descriptionKey = "showEndpoint")
	private String endpoint;

	@Mixin
	private OutputOptions output = new OutputOptions();

	RunsShowCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		final Terminal terminal = context.terminal();
		final Journal journal = context.services().journal();
		final RunSummary run = RunWords.find(journal, runId);
		final String recorded = endpoint == null ? null : RunWords.endpoint(journal, runId, endpoint);
		final List<JournalEntry> entries = new ArrayList<>();
		List<JournalEntry> page;
		do {
			final long after = entries.isEmpty() ? 0 : entries.getLast().sequence();
			page = recorded == null ? journal.entries(runId, after, PAGE) : journal.entries(runId, recorded, after, PAGE);
			entries.addAll(page);
		} while (page.size() == PAGE);
		switch (output.format()) {
		case TABLE -> {
			final Table table = new Table(say(terminal, "column.time"), say(terminal, "column.endpoint"), say(terminal, "column.step"), say(terminal, "column.event"));
			entries.forEach(entry -> EventWords.of(entry.event())
					.ifPresent(words -> terminal.say(words).lines().forEach(line -> table.row(RunWords.time(entry.at()),
							entry.event() instanceof final RunEvent.OfEndpoint of ? of.endpoint() : "",
							entry.event() instanceof final RunEvent.OfStep of ? of.stepId() : "", line))));
			terminal.out().println(terminal.say(run.title()) + "  " + run.runId() + "  " + terminal.say(RunWords.state(run)));
			terminal.out().println();
			table.write(terminal.out());
		}
		case JSON -> {
			final Json json = output.json(terminal);
			final ObjectNode document = json.document("shuzen.events/1");
			RunWords.put(document.putObject("run"), run, json);
			final ArrayNode nodes = document.putArray("events");
			for (final JournalEntry entry : entries) {
				final ObjectNode node = nodes.addObject();
				node.put("sequence", entry.sequence());
				node.put("at", entry.at().toString());
				node.put("type", RunWords.type(entry.event()));
				node.set("event", JsonFormat.mapper().valueToTree(entry.event()));
			}
			Json.write(terminal.out(), document);
		}
		case CSV -> {
			final List<List<String>> rows = new ArrayList<>();
			entries.forEach(entry -> rows.add(List.of(Long.toString(entry.sequence()), entry.at().toString(), RunWords.type(entry.event()),
					entry.event() instanceof final RunEvent.OfEndpoint of ? of.endpoint() : "",
					entry.event() instanceof final RunEvent.OfStep of ? of.stepId() : "",
					EventWords.of(entry.event()).map(terminal::say).orElse(""))));
			Csv.write(terminal.out(), List.of("sequence", "at", "type", "endpoint", "step", "text"), rows);
		}
		}
		return ExitCode.SUCCESS;
	}

	private static String say(final Terminal terminal, final String key) {
		return terminal.say(CommandTexts.text(key));
	}
}
