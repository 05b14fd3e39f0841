package io.shuzen.model.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.selection.SelectorProblem.Kind;

/**
 * Selectors as commands take them: {@code PC-0417,tokyo-*,tag:vip,group:Japan/Osaka,!PC-0421}.
 * <p>
 * What any selector selects is selected, except what a selector with {@code !} before it selects, wherever it stands; if
 * all have one, everything else is selected. Case and width of letters do not matter; {@code *} and {@code ?} are place
 * holders; quotes keep commas, colons and place holders from having a meaning. Only enabled endpoints are selected.
 * <p>
 * Unlike a filter, a selector has to be right, since something is about to be done: one that selects nothing is a problem,
 * and so is an exclusion that excludes nothing, as it is likely a slip that would let a machine be touched.
 */
public final class EndpointSelectors {

	private static final int MAX_SUGGESTIONS = 3;

	private static final int MAX_SLIPS = 2;

	private enum Subject {
		NAME, ADDRESS, TAG, GROUP
	}

	/** @param literal whether it was quoted, so that * and ? are just that */
	private record Selector(int offset, boolean excluding, Subject subject, String value, boolean literal) {

		Pattern pattern() {
			return literal ? Pattern.compile(Pattern.quote(SearchText.of(value))) : SearchText.glob(value);
		}

		boolean isExactName() {
			return subject == Subject.NAME && (literal || !SearchText.isGlob(value));
		}
	}

	private final List<Selector> selectors = new ArrayList<>();

	private final List<SelectorProblem> syntaxProblems = new ArrayList<>();

	private EndpointSelectors() {
	}

	/** Reads selectors. What is wrong with them is told when they are applied. */
	public static EndpointSelectors parse(String text) {
		EndpointSelectors result = new EndpointSelectors();
		if (text.isBlank()) {
			result.syntaxProblems.add(new SelectorProblem(Kind.NOTHING_SELECTED, 0, List.of()));
			return result;
		}
		int start = 0;
		boolean quoted = false;
		int quote = 0;
		for (int at = 0; at <= text.length(); at++) {
			if (at == text.length() || text.charAt(at) == ',' && !quoted) {
				if (quoted) {
					result.syntaxProblems.add(new SelectorProblem(Kind.UNCLOSED_QUOTE, quote, List.of(text.substring(quote))));
				} else {
					result.read(text.substring(start, at), start);
				}
				start = at + 1;
			} else if (text.charAt(at) == '"') {
				quoted = !quoted;
				quote = at;
			}
		}
		return result;
	}

	private void read(String part, int start) {
		String text = part.strip();
		int offset = start + part.indexOf(text);
		boolean excluding = text.startsWith("!");
		String term = excluding ? text.substring(1).strip() : text;
		Subject subject = Subject.NAME;
		int quote = term.indexOf('"');
		int colon = term.indexOf(':');
		if (colon >= 0 && (quote < 0 || colon < quote)) {
			String prefix = term.substring(0, colon).strip();
			subject = subject(prefix);
			if (subject == null) {
				syntaxProblems.add(new SelectorProblem(Kind.UNKNOWN_PREFIX, offset, List.of(prefix, term)));
				return;
			}
			term = term.substring(colon + 1).strip();
		}
		String value = term.replace("\"", "").strip();
		if (value.isEmpty()) {
			syntaxProblems.add(new SelectorProblem(Kind.BLANK, offset, List.of(text)));
			return;
		}
		selectors.add(new Selector(offset, excluding, subject, value, quote >= 0));
	}

	private static Subject subject(String prefix) {
		return switch (prefix.toLowerCase(Locale.ROOT)) {
		case "name" -> Subject.NAME;
		case "address" -> Subject.ADDRESS;
		case "tag" -> Subject.TAG;
		case "group" -> Subject.GROUP;
		default -> null;
		};
	}

	/** Returns what is selected in an inventory. */
	public EndpointSelection select(Inventory inventory) {
		return select(new InventoryIndex(inventory));
	}

	/** Returns what is selected in an inventory. */
	public EndpointSelection select(InventoryIndex index) {
		if (!syntaxProblems.isEmpty()) {
			return new EndpointSelection(List.of(), syntaxProblems);
		}
		List<SelectorProblem> problems = new ArrayList<>();
		Set<Endpoint> included = new LinkedHashSet<>();
		Set<Endpoint> excluded = new LinkedHashSet<>();
		for (Selector selector : selectors) {
			List<Endpoint> found = find(selector, index, problems);
			(selector.excluding ? excluded : included).addAll(found);
		}
		boolean all = selectors.stream().allMatch(Selector::excluding);
		List<Endpoint> selected = index.endpoints().stream().filter(Endpoint::isEnabled)
				.filter(endpoint -> (all || included.contains(endpoint)) && !excluded.contains(endpoint)).toList();
		if (selected.isEmpty() && problems.isEmpty()) {
			problems.add(new SelectorProblem(Kind.NOTHING_SELECTED, 0, List.of()));
		}
		return new EndpointSelection(selected, problems);
	}

	private static List<Endpoint> find(Selector selector, InventoryIndex index, List<SelectorProblem> problems) {
		List<Group> groups = selector.subject == Subject.GROUP ? index.groups(selector.value) : List.of();
		Pattern pattern = selector.pattern();
		Predicate<Endpoint> matches = switch (selector.subject) {
		case NAME -> endpoint -> pattern.matcher(SearchText.of(endpoint.getName())).matches();
		case ADDRESS -> endpoint -> pattern.matcher(SearchText.of(EndpointFilter.address(endpoint))).matches();
		case TAG -> endpoint -> endpoint.getTags().stream().anyMatch(tag -> pattern.matcher(SearchText.of(tag)).matches());
		case GROUP -> index.membership(groups);
		};
		List<Endpoint> found = index.endpoints().stream().filter(matches).toList();
		if (found.isEmpty()) {
			problems.add(nothingFound(selector, index, !groups.isEmpty()));
		} else if (!selector.excluding && found.stream().noneMatch(Endpoint::isEnabled)) {
			problems.add(new SelectorProblem(Kind.DISABLED, selector.offset, List.of(selector.value)));
		}
		return found;
	}

	private static SelectorProblem nothingFound(Selector selector, InventoryIndex index, boolean groupExists) {
		return switch (selector.subject) {
		case TAG -> new SelectorProblem(Kind.UNKNOWN_TAG, selector.offset, List.of(selector.value));
		case GROUP -> new SelectorProblem(groupExists ? Kind.EMPTY_GROUP : Kind.UNKNOWN_GROUP, selector.offset,
				List.of(selector.value));
		case ADDRESS -> new SelectorProblem(Kind.NO_MATCH, selector.offset, List.of(selector.value));
		case NAME -> selector.isExactName() ? unknownName(selector, index)
				: new SelectorProblem(Kind.NO_MATCH, selector.offset, List.of(selector.value));
		};
	}

	private static SelectorProblem unknownName(Selector selector, InventoryIndex index) {
		String wanted = SearchText.of(selector.value);
		List<String> similar = index.endpoints().stream().map(Endpoint::getName)
				.filter(name -> isSimilar(SearchText.of(name), wanted)).limit(MAX_SUGGESTIONS).toList();
		return similar.isEmpty() ? new SelectorProblem(Kind.UNKNOWN_ENDPOINT, selector.offset, List.of(selector.value))
				: new SelectorProblem(Kind.SIMILAR_ENDPOINTS, selector.offset,
						List.of(selector.value, String.join(", ", similar)));
	}

	private static boolean isSimilar(String name, String wanted) {
		return !name.isEmpty() && (name.contains(wanted) || distance(name, wanted) <= MAX_SLIPS);
	}

	/** Levenshtein's distance, cut short at one more than the slips that count as similar. */
	private static int distance(String left, String right) {
		if (Math.abs(left.length() - right.length()) > MAX_SLIPS) {
			return MAX_SLIPS + 1;
		}
		int[] previous = new int[right.length() + 1];
		for (int column = 0; column <= right.length(); column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= left.length(); row++) {
			int[] current = new int[right.length() + 1];
			current[0] = row;
			for (int column = 1; column <= right.length(); column++) {
				int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
				current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
			}
			previous = current;
		}
		return previous[right.length()];
	}
}
