package io.shuzen.model.tests;

import java.util.List;
import java.util.Random;

import io.shuzen.model.inventory.CredentialKind;
import io.shuzen.model.inventory.CredentialReference;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.HostKeyPolicy;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.Property;
import io.shuzen.model.inventory.TransportSettings;

/** Inventories to test with. */
final class Inventories {

	private static final InventoryFactory FACTORY = InventoryFactory.eINSTANCE;

	private Inventories() {
	}

	static Inventory empty() {
		Inventory inventory = FACTORY.createInventory();
		inventory.setName("Fleet");
		return inventory;
	}

	static Group group(EndpointContainer container, String name) {
		Group group = FACTORY.createGroup();
		group.setName(name);
		container.getGroups().add(group);
		return group;
	}

	static Group dynamicGroup(EndpointContainer container, String name, String filter) {
		Group group = group(container, name);
		group.setFilter(filter);
		return group;
	}

	static Endpoint endpoint(EndpointContainer container, String name, String... tags) {
		Endpoint endpoint = FACTORY.createEndpoint();
		endpoint.setName(name);
		endpoint.getTags().addAll(List.of(tags));
		container.getEndpoints().add(endpoint);
		return endpoint;
	}

	static Property property(List<Property> properties, String name, String value) {
		Property property = FACTORY.createProperty();
		property.setName(name);
		property.setValue(value);
		properties.add(property);
		return property;
	}

	static CredentialReference credential(Inventory inventory, String id, CredentialKind kind, String location) {
		CredentialReference credential = FACTORY.createCredentialReference();
		credential.setId(id);
		credential.setKind(kind);
		credential.setLocation(location);
		inventory.getCredentials().add(credential);
		return credential;
	}

	/** One of everything, with texts that are hard to write. */
	static Inventory rich() {
		Inventory inventory = empty();
		inventory.setDescription("第一行 & <second> line\nthird \"line\"\twith a tab");
		inventory.setCredential("agent");
		credential(inventory, "agent", CredentialKind.AGENT, null).setUserName("CONTOSO\\admin");
		credential(inventory, "key", CredentialKind.KEY_FILE, "~/.ssh/id_ed25519").setDescription("ed25519");
		TransportSettings common = FACTORY.createTransportSettings();
		common.setScheme("ssh");
		common.setConnectTimeoutSeconds(15);
		property(common.getOptions(), "compression", "yes");
		inventory.setTransport(common);
		Group japan = group(inventory, "Japan");
		Group tokyo = group(japan, "東京");
		TransportSettings winrm = FACTORY.createTransportSettings();
		winrm.setScheme("winrm");
		winrm.setHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW);
		tokyo.setTransport(winrm);
		Endpoint first = endpoint(tokyo, "PC-0411", "vip", "tokyo");
		first.setAddress("10.1.2.3");
		first.setNotes("Printer beside it.\nAsk 山田 first. 😀");
		property(first.getAttributes(), "owner", "yamada");
		property(first.getAttributes(), "office", "16.0.17328");
		Endpoint second = endpoint(tokyo, "PC-0417");
		second.setEnabled(false);
		second.setCredential("key");
		TransportSettings own = FACTORY.createTransportSettings();
		own.setPort(2222);
		own.setUserName("root");
		own.setHostKeyFingerprint("SHA256:" + "a".repeat(43));
		second.setTransport(own);
		endpoint(group(japan, "Osaka"), "PC-0500", "osaka");
		dynamicGroup(inventory, "Important people", "tag:vip");
		endpoint(inventory, "standalone");
		return inventory;
	}

	/** A random inventory of some groups and endpoints; the same for the same seed. */
	static Inventory random(Random random) {
		Inventory inventory = empty();
		EndpointContainer[] containers = new EndpointContainer[1 + random.nextInt(6)];
		containers[0] = inventory;
		for (int index = 1; index < containers.length; index++) {
			containers[index] = group(containers[random.nextInt(index)], "group" + random.nextInt(4));
		}
		List<String> tags = List.of("vip", "osaka", "tokyo", "新宿", "W11");
		int count = random.nextInt(25);
		for (int index = 0; index < count; index++) {
			Endpoint endpoint = endpoint(containers[random.nextInt(containers.length)], "PC-" + index);
			tags.stream().filter(tag -> random.nextInt(3) == 0).forEach(endpoint.getTags()::add);
			endpoint.setEnabled(random.nextInt(5) > 0);
		}
		return inventory;
	}
}
