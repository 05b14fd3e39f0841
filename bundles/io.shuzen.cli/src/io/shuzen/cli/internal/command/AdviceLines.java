package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.shuzen.cli.internal.Terminal;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;

/** What to do about endpoints that failed, below a table that has no room for it: each advice once, with whom it is for. */
final class AdviceLines {

	private static final int NAMED_ENDPOINTS = 5;

	private final Map<Text, List<String>> endpoints = new LinkedHashMap<>();

	void add(final String endpoint, final Failure failure) {
		if (!failure.advice().isEmpty()) {
			endpoints.computeIfAbsent(failure.advice(), any -> new ArrayList<>()).add(endpoint);
		}
	}

	void write(final Terminal terminal) {
		endpoints.forEach((advice, names) -> terminal.out().println(String.join(", ", names.subList(0, Math.min(names.size(), NAMED_ENDPOINTS)))
				+ (names.size() > NAMED_ENDPOINTS ? ", …" : "") + ": " + Terminal.plain(terminal.say(advice))));
		if (!endpoints.isEmpty()) {
			terminal.out().println();
		}
	}
}
