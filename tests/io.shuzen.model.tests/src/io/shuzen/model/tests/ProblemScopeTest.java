package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.shuzen.model.inventory.CredentialKind;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.TransportSettings;
import io.shuzen.model.validation.InventoryValidator;
import io.shuzen.model.validation.ProblemScope;
import io.shuzen.model.validation.ValidationProblem;

class ProblemScopeTest {

	private final Inventory inventory = Inventories.empty();

	private Group osaka;

	private Endpoint inOsaka;

	private Endpoint inTokyo;

	@BeforeEach
	void fill() {
		osaka = Inventories.group(inventory, "Osaka");
		inOsaka = Inventories.endpoint(Inventories.group(osaka, "Umeda"), "PC-OSAKA", "vip");
		inTokyo = Inventories.endpoint(Inventories.group(inventory, "Tokyo"), "PC-TOKYO");
	}

	@Test
	void groupIsTheConcernOfThoseInIt() {
		osaka.setCredential("missing");
		concernsOnlyOsaka();
	}

	@Test
	void settingsAreTheConcernOfThoseWhoInheritThem() {
		transport(osaka).setPort(70_000);
		concernsOnlyOsaka();
	}

	@Test
	void nameOfAnOptionIsTheConcernOfThoseWhoInheritIt() {
		Inventories.property(transport(osaka).getOptions(), " ", "x");
		concernsOnlyOsaka();
	}

	@Test
	void endpointIsItsOwnConcern() {
		inOsaka.getTags().add("two words");
		concernsOnlyOsaka();
	}

	@Test
	void credentialIsTheConcernOfThoseReachedWithIt() {
		Inventories.credential(inventory, "key", CredentialKind.KEY_FILE, null);
		osaka.setCredential("key");
		concernsOnlyOsaka();
	}

	@Test
	void dynamicGroupIsTheConcernOfThoseItSelectsAndThoseInIt() {
		Inventories.dynamicGroup(inventory, "Both", "tag:vip").setCredential("missing");
		concernsOnlyOsaka();
		osaka.setFilter("tag:nobody");
		concernsOnlyOsaka();
	}

	@Test
	void inventoryIsTheConcernOfAll() {
		inventory.setCredential("missing");
		assertEquals(Set.of("PC-OSAKA", "PC-TOKYO"), concerned());
	}

	private void concernsOnlyOsaka() {
		assertEquals(Set.of("PC-OSAKA"), concerned());
	}

	private Set<String> concerned() {
		List<ValidationProblem> problems = new InventoryValidator().validate(inventory);
		Set<String> concerned = new TreeSet<>();
		for (Endpoint endpoint : List.of(inOsaka, inTokyo)) {
			if (problems.stream().anyMatch(new ProblemScope(inventory, List.of(endpoint))::concerns)) {
				concerned.add(endpoint.getName());
			}
		}
		return concerned;
	}

	private static TransportSettings transport(EndpointContainer container) {
		TransportSettings settings = InventoryFactory.eINSTANCE.createTransportSettings();
		container.setTransport(settings);
		return settings;
	}
}
