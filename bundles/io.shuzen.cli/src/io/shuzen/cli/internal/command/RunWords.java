package io.shuzen.cli.internal.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunSummary;

/** Runs in words and in documents. */
final class RunWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
	private static final int PAGE = 1_000;

	private RunWords() {
	}

	static RunSummary find(final Journal journal, final String runId) throws FailureException {
		return journal.run(runId).orElseThrow(() -> CommandTexts.invalid("run.unknown", runId));
	}

	/**
	 * An endpoint of a run as the journal writes its name.
	 *
	 * @param name regardless of case
	 */
	static String endpoint(final Journal journal, final String runId, final String name) throws FailureException {
		long after = 0;
		List<JournalEntry> page;
		do {
			page = journal.entries(runId, Set.of(EndpointAccepted.class), after, PAGE);
			for (final JournalEntry entry : page) {
				after = entry.sequence();
				if (entry.event() instanceof final EndpointAccepted accepted && accepted.endpoint().equalsIgnoreCase(name)) {
					return accepted.endpoint();
				}
			}
		} while (page.size() == PAGE);
		throw CommandTexts.invalid("run.noEndpoint", runId, name);
	}

	static void put(final ObjectNode node, final RunSummary run, final Json json) {
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

	static String type(final RunEvent event) {
		return event.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	static Text state(final RunSummary run) {
		return run.result().map(result -> CommandTexts.text("run." + Json.name(result)))
				.orElseGet(() -> CommandTexts.text("state." + Json.name(run.state())));
	}

	static String time(final Instant instant) {
		return TIME.format(instant.atZone(ZoneId.systemDefault()));
	}
}
