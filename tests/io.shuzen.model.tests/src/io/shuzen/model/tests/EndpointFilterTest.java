package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.selection.EndpointFilter;
import io.shuzen.model.selection.EndpointProperties;
import io.shuzen.model.selection.InventoryIndex;

class EndpointFilterTest {

	private static Inventory fleet() {
		Inventory fleet = Inventories.empty();
		Group tokyo = Inventories.group(Inventories.group(fleet, "Japan"), "Tokyo");
		Endpoint first = Inventories.endpoint(tokyo, "PC-0411", "vip");
		Inventories.property(first.getAttributes(), "owner", "Yamada Taro");
		Inventories.property(first.getAttributes(), "office", "16.0.9001");
		Endpoint second = Inventories.endpoint(tokyo, "PC-0417", "vip", "W11");
		second.setAddress("10.0.4.17");
		Inventories.property(second.getAttributes(), "office", "16.0.17328");
		Inventories.endpoint(fleet, "ノート1").setEnabled(false);
		Inventories.dynamicGroup(fleet, "Old Office", "office<16.0.10000");
		return fleet;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "'' | PC-0411 PC-0417 ノート1", "0417 | PC-0417", "pc 0417 | PC-0417",
			"pc　0411 | PC-0411", "ｐｃ | PC-0411 PC-0417", "ﾉｰﾄ | ノート1", "yamada | PC-0411", "\"Yamada Taro\" | PC-0411",
			"taro yamada | PC-0411", "tokyo | PC-0411 PC-0417", "10.0.4 | PC-0417", "vip | PC-0411 PC-0417",
			"tag:W11 | PC-0417", "tag:w1? | PC-0417", "tag:w1 | ''", "group:Tokyo | PC-0411 PC-0417",
			"group:japan/tokyo 0411 | PC-0411", "group:\"Old Office\" | PC-0411", "group:Nowhere | ''", "!vip | ノート1",
			"!tag:W11 | PC-0411 ノート1", "is:disabled | ノート1", "is:en | PC-0411 PC-0417", "name:0411 | PC-0411",
			"address:ノート | ノート1", "office<16.0.10000 | PC-0411", "office>=16.0.10000 | PC-0417", "office=16.0.9001.0 | PC-0411",
			"office!=16.0.9001 | PC-0417", "!office=16.0.9001 | PC-0417 ノート1", "owner=\"yamada taro\" | PC-0411",
			"OWNER<z | PC-0411", "tag: | PC-0411 PC-0417 ノート1", "! | PC-0411 PC-0417 ノート1", "office< | PC-0411 PC-0417 ノート1",
			"\"0417 | PC-0417", "vip:0417 | ''" })
	void finds(String filter, String expected) {
		assertEquals(expected, EndpointFilter.parse(filter).select(fleet()).stream().map(Endpoint::getName)
				.collect(Collectors.joining(" ")));
	}

	@Test
	void comparesWhatOthersKnowAboutAnEndpoint() {
		Inventory fleet = fleet();
		List<String> severities = List.of("ok", "info", "warn", "error");
		EndpointProperties severity = (endpoint, property, value) -> property.equals("severity") && severities.contains(value)
				? OptionalInt.of(Integer.compare(endpoint.getName().equals("PC-0417") ? 3 : 0, severities.indexOf(value)))
				: OptionalInt.empty();
		InventoryIndex index = new InventoryIndex(fleet);
		EndpointFilter filter = EndpointFilter.parse("severity>=warn office>16");
		assertEquals(List.of("PC-0417"),
				index.endpoints().stream().filter(filter.bind(index, severity.or(EndpointProperties.ATTRIBUTES)))
						.map(Endpoint::getName).toList());
	}

	@Test
	void matchesNothingByAFilterThatLeadsBackToItself() {
		Inventory fleet = fleet();
		Group circle = Inventories.dynamicGroup(fleet, "Circle", "group:Circle");
		assertEquals(List.of(), new InventoryIndex(fleet).members(circle));
	}

	@Test
	void findsTheMembersOfAGroupThatNamesAnotherDynamicGroup() {
		Inventory fleet = fleet();
		Group group = Inventories.dynamicGroup(fleet, "Old and important", "group:\"Old Office\" tag:vip");
		assertEquals(List.of("PC-0411"), new InventoryIndex(fleet).members(group).stream().map(Endpoint::getName).toList());
	}

	@Test
	void tellsWhichGroupsItNames() {
		assertEquals(Set.of("Tokyo", "Old Office"),
				EndpointFilter.parse("x group:Tokyo !group:\"Old Office\" group:").groupReferences());
	}

	@Test
	void findsLessWithEveryFurtherTerm() {
		List<String> terms = List.of("pc", "1", "tag:vip", "!tag:osaka", "group:group1", "is:enabled", "新宿");
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			Inventory inventory = Inventories.random(random);
			String shorter = terms.get(random.nextInt(terms.size()));
			String longer = shorter + " " + terms.get(random.nextInt(terms.size()));
			List<Endpoint> fewer = EndpointFilter.parse(longer).select(inventory);
			assertTrue(EndpointFilter.parse(shorter).select(inventory).containsAll(fewer), "seed " + seed);
		}
	}

	@Test
	void splitsAnInventoryInTwoByATermAndItsOpposite() {
		List<String> terms = List.of("1", "tag:vip", "group:group1", "is:enabled", "\"新宿\"");
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			Inventory inventory = Inventories.random(random);
			String term = terms.get(random.nextInt(terms.size()));
			List<Endpoint> with = EndpointFilter.parse(term).select(inventory);
			List<Endpoint> without = EndpointFilter.parse("!" + term).select(inventory);
			assertTrue(with.stream().noneMatch(without::contains), "seed " + seed);
			assertEquals(new InventoryIndex(inventory).endpoints().size(), with.size() + without.size(), "seed " + seed);
		}
	}

	@Test
	void answersAnythingThatIsTyped() {
		String alphabet = "ab*?\"!:<>=,/ \\tag:group:is:[](){}+^$|東\u3000\u0000";
		for (int seed = 0; seed < 2000; seed++) {
			Random random = new Random(seed);
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(20); length > 0; length--) {
				text.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			assertTrue(EndpointFilter.parse(text.toString()).select(fleet()).size() <= 3);
		}
	}
}
