package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.selection.EndpointSelection;
import io.shuzen.model.selection.EndpointSelectors;
import io.shuzen.model.selection.InventoryIndex;
import io.shuzen.model.selection.SelectorProblem;

class EndpointSelectorsTest {

	private static final int SEEDS = 300;

	private static Inventory fleet() {
		Inventory fleet = Inventories.empty();
		Group japan = Inventories.group(fleet, "Japan");
		Group tokyo = Inventories.group(japan, "Tokyo");
		Inventories.endpoint(tokyo, "PC-0411", "vip");
		Inventories.endpoint(tokyo, "PC-0417", "vip", "office:old").setAddress("10.0.4.17");
		Inventories.endpoint(tokyo, "PC-0421").setEnabled(false);
		Inventories.endpoint(Inventories.group(japan, "大阪"), "PC-0500", "new");
		Inventories.group(Inventories.group(fleet, "Korea"), "Tokyo");
		Inventories.group(fleet, "Empty");
		Inventories.dynamicGroup(fleet, "Important", "tag:vip");
		Inventories.endpoint(fleet, "a,b");
		Inventories.endpoint(fleet, "star*");
		return fleet;
	}

	private static String names(EndpointSelection selection) {
		return selection.endpoints().stream().map(Endpoint::getName).collect(Collectors.joining(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "PC-0417 | PC-0417", "pc-0417 | PC-0417", "ＰＣ－０４１７ | PC-0417",
			"PC-04* | PC-0411 PC-0417", "PC-041? | PC-0411 PC-0417", "* | PC-0411 PC-0417 PC-0500 a,b star*",
			"tag:vip | PC-0411 PC-0417", "TAG:V* | PC-0411 PC-0417", "tag:office:old | PC-0417",
			"group:Tokyo | PC-0411 PC-0417", "group:japan | PC-0411 PC-0417 PC-0500", "group:Japan/Tokyo | PC-0411 PC-0417",
			"group:大阪 | PC-0500", "group:Important | PC-0411 PC-0417", "address:10.0.4.* | PC-0417",
			"address:pc-0500 | PC-0500", "name:PC-0500 | PC-0500", "PC-0500,PC-0411 | PC-0411 PC-0500",
			"PC-0411 , PC-0411,pc-0411 | PC-0411", "tag:vip,!PC-0411 | PC-0417", "!PC-0411,tag:vip | PC-0417",
			"!tag:vip | PC-0500 a,b star*", "! tag:vip,!group:大阪 | a,b star*", "\"a,b\" | a,b", "name:\"a,b\" | a,b",
			"\"star*\" | star*", "!PC-0421,PC-0411 | PC-0411" })
	void selects(String selectors, String expected) {
		EndpointSelection selection = EndpointSelectors.parse(selectors).select(fleet());
		assertEquals(List.of(), selection.problems());
		assertEquals(expected, names(selection));
		assertTrue(selection.isComplete());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "'' | NOTHING_SELECTED | 0 | No endpoint is selected",
			"' ' | NOTHING_SELECTED | 0 | tag:vip", "PC-0411,, | BLANK | 8 | something is missing",
			"PC-0411,tag: | BLANK | 8 | tag:", "! | BLANK | 0 | !", "PC-0411,\"a,b | UNCLOSED_QUOTE | 8 | not closed",
			"os:windows | UNKNOWN_PREFIX | 0 | double quotes", "PC-9999 | UNKNOWN_ENDPOINT | 0 | PC-9999",
			"PC-0416 | SIMILAR_ENDPOINTS | 0 | Did you mean PC-0411, PC-0417, PC-0421?",
			"PC-0411,0417 | SIMILAR_ENDPOINTS | 8 | Did you mean PC-0417?", "X-* | NO_MATCH | 0 | X-*",
			"address:10.9.* | NO_MATCH | 0 | 10.9.*", "tag:VPI | UNKNOWN_TAG | 0 | VPI",
			"group:Kyoto | UNKNOWN_GROUP | 0 | Kyoto", "group:Empty | EMPTY_GROUP | 0 | Empty",
			"PC-0421 | DISABLED | 0 | disabled", "tag:vip,!PC-9999 | UNKNOWN_ENDPOINT | 8 | PC-9999",
			"tag:vip,!PC-04* | NOTHING_SELECTED | 0 | No endpoint" })
	void saysWhatIsWrong(String selectors, SelectorProblem.Kind kind, int offset, String words) {
		EndpointSelection selection = EndpointSelectors.parse(selectors).select(fleet());
		SelectorProblem problem = selection.problems().get(0);
		assertEquals(kind, problem.kind());
		assertEquals(offset, problem.offset());
		assertTrue(problem.message(Locale.ENGLISH).contains(words), problem.message(Locale.ENGLISH));
		assertTrue(problem.message(Locale.JAPANESE).codePoints().anyMatch(each -> each > 0x3040));
	}

	@Test
	void findsWhatItCanBesideAProblem() {
		EndpointSelection selection = EndpointSelectors.parse("PC-0411,tag:VPI").select(fleet());
		assertEquals("PC-0411", names(selection));
		assertEquals(1, selection.problems().size());
	}

	@Test
	void selectsEachEnabledEndpointByItsQuotedName() {
		forRandomInventories((random, inventory) -> {
			for (Endpoint endpoint : new InventoryIndex(inventory).endpoints()) {
				EndpointSelection found = EndpointSelectors.parse("\"" + endpoint.getName() + "\"").select(inventory);
				assertEquals(endpoint.isEnabled() ? List.of(endpoint) : List.of(), found.endpoints());
			}
		});
	}

	@Test
	void selectsTheUnionOfWhatItsSelectorsSelectInTheOrderOfTheFile() {
		forRandomInventories((random, inventory) -> {
			String first = randomSelector(random);
			String second = randomSelector(random);
			Set<Endpoint> union = new HashSet<>(select(first, inventory));
			union.addAll(select(second, inventory));
			assertEquals(inOrder(inventory, union), select(first + "," + second, inventory));
			assertEquals(inOrder(inventory, union), select(second + "," + first, inventory));
		});
	}

	@Test
	void neverSelectsWhatIsExcludedOrDisabled() {
		forRandomInventories((random, inventory) -> {
			String included = randomSelector(random);
			String excluded = randomSelector(random);
			Set<Endpoint> expected = new HashSet<>(select(included, inventory));
			expected.removeAll(select(excluded, inventory));
			List<Endpoint> selected = select(included + ",!" + excluded, inventory);
			assertEquals(inOrder(inventory, expected), selected);
			assertTrue(selected.stream().allMatch(Endpoint::isEnabled));
		});
	}

	@Test
	void selectsEverythingElseWhenItOnlyExcludes() {
		forRandomInventories((random, inventory) -> {
			String selector = randomSelector(random);
			Set<Endpoint> both = new HashSet<>(select(selector, inventory));
			List<Endpoint> others = select("!" + selector, inventory);
			assertTrue(others.stream().noneMatch(both::contains));
			both.addAll(others);
			assertEquals(new InventoryIndex(inventory).endpoints().stream().filter(Endpoint::isEnabled).toList(),
					inOrder(inventory, both));
		});
	}

	@Test
	void hasAProblemWhereverItSelectsNothing() {
		forRandomInventories((random, inventory) -> {
			EndpointSelection selection = EndpointSelectors.parse(randomSelector(random)).select(inventory);
			assertEquals(selection.endpoints().isEmpty(), !selection.problems().isEmpty());
		});
	}

	@Test
	void answersAnythingThatIsTyped() {
		String alphabet = "a*?\"!:,/ \\PC-0tag:group:[](){}+^$|東\u3000\u0000";
		forRandomInventories((random, inventory) -> {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(20); length > 0; length--) {
				text.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			EndpointSelection selection = EndpointSelectors.parse(text.toString()).select(inventory);
			selection.problems().forEach(problem -> assertTrue(problem.offset() <= text.length()));
			assertTrue(!selection.endpoints().isEmpty() || !selection.problems().isEmpty());
		});
	}

	private interface Property {

		void check(Random random, Inventory inventory);
	}

	private static void forRandomInventories(Property property) {
		for (int seed = 0; seed < SEEDS; seed++) {
			Random random = new Random(seed);
			Inventory inventory = Inventories.random(random);
			try {
				property.check(random, inventory);
			} catch (AssertionError | RuntimeException failure) {
				throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
			}
		}
	}

	private static String randomSelector(Random random) {
		return switch (random.nextInt(5)) {
		case 0 -> "PC-" + random.nextInt(25);
		case 1 -> "PC-" + random.nextInt(3) + "*";
		case 2 -> "tag:" + List.of("vip", "OSAKA", "t*", "新宿", "w11").get(random.nextInt(5));
		case 3 -> "group:group" + random.nextInt(5);
		default -> "*" + random.nextInt(10);
		};
	}

	private static List<Endpoint> select(String selectors, Inventory inventory) {
		return EndpointSelectors.parse(selectors).select(inventory).endpoints();
	}

	private static List<Endpoint> inOrder(Inventory inventory, Set<Endpoint> endpoints) {
		List<Endpoint> ordered = new ArrayList<>(new InventoryIndex(inventory).endpoints());
		ordered.retainAll(endpoints);
		return ordered;
	}
}
