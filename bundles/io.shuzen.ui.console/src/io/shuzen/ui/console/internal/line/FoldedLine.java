package io.shuzen.ui.console.internal.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.shuzen.core.text.Text;

/**
 * A line with all endpoints it was said of.
 *
 * @param line      the first of the equal ones
 * @param endpoints in the order they said it; empty for a line about a run
 */
record FoldedLine(ConsoleLine line, List<String> endpoints) {

	/**
	 * Folds lines that are equal but for the endpoint and the time. The lines of each endpoint stay in their order; those of different
	 * endpoints have none to begin with. Lines that go on from the one above stay with it.
	 */
	static List<FoldedLine> fold(final List<ConsoleLine> lines) {
		final List<Group> groups = new ArrayList<>();
		final Map<List<Said>, Integer> latestOf = new HashMap<>();
		final Map<String, Integer> reached = new HashMap<>();
		int barrier = -1;
		int begin = 0;
		while (begin < lines.size()) {
			final int end = endOfParagraph(lines, begin);
			final List<ConsoleLine> paragraph = lines.subList(begin, end);
			begin = end;
			final String endpoint = paragraph.getFirst().endpoint();
			final List<Said> said = paragraph.stream().map(line -> new Said(line.symbol(), line.text())).toList();
			final Integer latest = latestOf.get(said);
			if (!endpoint.isEmpty() && latest != null && latest > barrier && latest >= reached.getOrDefault(endpoint, -1)) {
				groups.get(latest).endpoints.add(endpoint);
				reached.put(endpoint, latest);
				continue;
			}
			groups.add(new Group(paragraph));
			if (endpoint.isEmpty()) {
				// what is said of a run stands between what was before and what came after
				barrier = groups.size() - 1;
			} else {
				latestOf.put(said, groups.size() - 1);
				reached.put(endpoint, groups.size() - 1);
			}
		}
		return groups.stream().flatMap(group -> group.lines().stream()).toList();
	}

	private static int endOfParagraph(final List<ConsoleLine> lines, final int begin) {
		final String endpoint = lines.get(begin).endpoint();
		int end = begin + 1;
		while (end < lines.size() && lines.get(end).endpoint().equals(endpoint) && isContinuation(lines.get(end).symbol())) {
			end++;
		}
		return end;
	}

	private static boolean isContinuation(final Symbol symbol) {
		return symbol == Symbol.CONTINUED || symbol == Symbol.DETAIL;
	}

	private record Said(Symbol symbol, Text text) {
	}

	private static final class Group {

		private final List<ConsoleLine> paragraph;
		private final Set<String> endpoints = new LinkedHashSet<>();

		Group(final List<ConsoleLine> paragraph) {
			this.paragraph = paragraph;
			if (paragraph.getFirst().isAboutEndpoint()) {
				endpoints.add(paragraph.getFirst().endpoint());
			}
		}

		List<FoldedLine> lines() {
			final List<String> names = List.copyOf(endpoints);
			return paragraph.stream().map(line -> new FoldedLine(line, names)).toList();
		}
	}
}
