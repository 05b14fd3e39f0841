package io.shuzen.cli.internal.command;

import java.io.PrintWriter;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.core.json.JsonFormat;
import io.shuzen.journal.RunEvent;

/** One event on one line, as docs/json-output.md says. */
final class EventLine {

	private EventLine() {
	}

	static void write(final PrintWriter out, final String runId, final Instant at, final RunEvent event) {
		final ObjectNode line = JsonFormat.mapper().createObjectNode();
		line.put("run", runId);
		line.put("at", at.toString());
		line.put("type", RunWords.type(event));
		line.set("event", JsonFormat.mapper().valueToTree(event));
		// JSON has no line breaks of its own unless asked for them
		out.print(line.toString());
		out.print('\n');
	}
}
