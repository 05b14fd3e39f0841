package io.shuzen.model.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.Property;

/**
 * A filter as people type it while they look at an inventory: terms with blanks between them, all of which have to match.
 * <ul>
 * <li>{@code word}, {@code "two words"}: part of the name, the address, a tag, an attribute or the path of groups</li>
 * <li>{@code name:x}, {@code address:x}: part of the name, of the address</li>
 * <li>{@code tag:x}: a tag; {@code group:x}: in a group of that name or path; both may hold * and ?</li>
 * <li>{@code is:enabled}, {@code is:disabled}</li>
 * <li>{@code owner=yamada}, {@code office<16.0.17}, with =, !=, &lt;, &lt;=, &gt;, &gt;=: an attribute or another property</li>
 * <li>{@code !} before a term: it must not match</li>
 * </ul>
 * Case and width of letters do not matter. There is no wrong filter, as half of one is always on its way to a whole: a term
 * without its value, such as {@code tag:}, matches everything.
 */
public final class EndpointFilter {

	/** Terms, with quoted parts taken as they are; a quote that is still open reaches to the end. */
	private static final Pattern TERM = Pattern.compile("(?:[^\\s\"]|\"[^\"]*(?:\"|$))+");

	private static final Pattern COMPARISON =
			Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.-]*)(<=|>=|!=|=|<|>)(.*)", Pattern.DOTALL);

	/** What a term asks for. */
	private enum Subject {
		ANYTHING, NAME, ADDRESS, TAG, GROUP, STATE, PROPERTY
	}

	/**
	 * @param property the name of the property, for {@link Subject#PROPERTY} only
	 * @param operator the operator, for {@link Subject#PROPERTY} only
	 */
	private record Term(boolean negated, Subject subject, String property, String operator, String value) {
	}

	private final List<Term> terms;

	private EndpointFilter(List<Term> terms) {
		this.terms = List.copyOf(terms);
	}

	/** Reads a filter; null is one that matches everything. */
	public static EndpointFilter parse(String text) {
		List<Term> terms = new ArrayList<>();
		Matcher term = TERM.matcher(text == null ? "" : text.replace('\u3000', ' '));
		while (term.find()) {
			Term read = parseTerm(term.group());
			if (!read.value.isEmpty()) {
				terms.add(read);
			}
		}
		return new EndpointFilter(terms);
	}

	private static Term parseTerm(String text) {
		boolean negated = text.startsWith("!");
		String term = negated ? text.substring(1) : text;
		if (!term.startsWith("\"")) {
			int colon = term.indexOf(':');
			Subject subject = colon < 0 ? null : subject(SearchText.of(term.substring(0, colon)));
			if (subject != null) {
				return new Term(negated, subject, "", "", unquote(term.substring(colon + 1)));
			}
			Matcher comparison = COMPARISON.matcher(term);
			if (comparison.matches()) {
				return new Term(negated, Subject.PROPERTY, comparison.group(1), comparison.group(2),
						unquote(comparison.group(3)));
			}
		}
		return new Term(negated, Subject.ANYTHING, "", "", unquote(term));
	}

	private static Subject subject(String prefix) {
		return switch (prefix) {
		case "name" -> Subject.NAME;
		case "address" -> Subject.ADDRESS;
		case "tag" -> Subject.TAG;
		case "group" -> Subject.GROUP;
		case "is" -> Subject.STATE;
		default -> null;
		};
	}

	private static String unquote(String text) {
		return text.replace("\"", "");
	}

	/** Returns whether it matches everything. */
	public boolean isEmpty() {
		return terms.isEmpty();
	}

	/** Returns the names or paths of the groups it refers to, as written. */
	public Set<String> groupReferences() {
		Set<String> references = new LinkedHashSet<>();
		terms.stream().filter(term -> term.subject == Subject.GROUP).forEach(term -> references.add(term.value));
		return references;
	}

	/** Returns the endpoints of an inventory that match, disabled ones included, in the order of the file. */
	public List<Endpoint> select(Inventory inventory) {
		InventoryIndex index = new InventoryIndex(inventory);
		return index.endpoints().stream().filter(bind(index, EndpointProperties.ATTRIBUTES)).toList();
	}

	/**
	 * Returns the test for the endpoints of one inventory.
	 *
	 * @param index finds the groups that are named
	 * @param properties what comparisons compare
	 */
	public Predicate<Endpoint> bind(InventoryIndex index, EndpointProperties properties) {
		List<Predicate<Endpoint>> all = terms.stream().map(term -> {
			Predicate<Endpoint> matches = bind(term, index, properties);
			return term.negated ? matches.negate() : matches;
		}).toList();
		return endpoint -> all.stream().allMatch(each -> each.test(endpoint));
	}

	private static Predicate<Endpoint> bind(Term term, InventoryIndex index, EndpointProperties properties) {
		String wanted = SearchText.of(term.value);
		return switch (term.subject) {
		case ANYTHING -> endpoint -> texts(endpoint).anyMatch(text -> SearchText.of(text).contains(wanted));
		case NAME -> endpoint -> SearchText.of(endpoint.getName()).contains(wanted);
		case ADDRESS -> endpoint -> SearchText.of(address(endpoint)).contains(wanted);
		case TAG -> hasTag(term.value);
		case GROUP -> index.membership(index.groups(term.value));
		case STATE -> endpoint -> isInState(endpoint, wanted);
		case PROPERTY -> compares(term, properties);
		};
	}

	private static Stream<String> texts(Endpoint endpoint) {
		return Stream.concat(Stream.of(endpoint.getName(), endpoint.getAddress(), InventoryIndex.path(endpoint)),
				Stream.concat(endpoint.getTags().stream(), endpoint.getAttributes().stream().map(Property::getValue)));
	}

	/** Returns the address as it takes effect: the name stands in for one that is not set. */
	static String address(Endpoint endpoint) {
		return endpoint.getAddress() == null || endpoint.getAddress().isBlank() ? endpoint.getName() : endpoint.getAddress();
	}

	private static Predicate<Endpoint> hasTag(String glob) {
		Pattern tag = SearchText.glob(glob);
		return endpoint -> endpoint.getTags().stream().anyMatch(each -> tag.matcher(SearchText.of(each)).matches());
	}

	private static boolean isInState(Endpoint endpoint, String state) {
		return "enabled".startsWith(state) && endpoint.isEnabled() || "disabled".startsWith(state) && !endpoint.isEnabled();
	}

	private static Predicate<Endpoint> compares(Term term, EndpointProperties properties) {
		IntPredicate wanted = switch (term.operator) {
		case "=" -> order -> order == 0;
		case "!=" -> order -> order != 0;
		case "<" -> order -> order < 0;
		case "<=" -> order -> order <= 0;
		case ">" -> order -> order > 0;
		case ">=" -> order -> order >= 0;
		default -> throw new IllegalStateException("No such operator: " + term.operator);
		};
		return endpoint -> {
			OptionalInt order = properties.compare(endpoint, term.property, term.value);
			return order.isPresent() && wanted.test(order.getAsInt());
		};
	}
}
