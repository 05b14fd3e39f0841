package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.shuzen.model.connection.EffectiveConnection;
import io.shuzen.model.inventory.CredentialKind;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.HostKeyPolicy;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.TransportSettings;

class EffectiveConnectionTest {

	private static TransportSettings settings(EndpointContainer container) {
		container.setTransport(InventoryFactory.eINSTANCE.createTransportSettings());
		return container.getTransport();
	}

	private static TransportSettings settings(Endpoint endpoint) {
		endpoint.setTransport(InventoryFactory.eINSTANCE.createTransportSettings());
		return endpoint.getTransport();
	}

	@Test
	void hasTheDocumentedDefaults() {
		Endpoint endpoint = InventoryFactory.eINSTANCE.createEndpoint();
		endpoint.setName("PC-1");
		assertEquals(new EffectiveConnection("ssh", "PC-1", OptionalInt.empty(), Optional.empty(), HostKeyPolicy.STRICT,
				Optional.empty(), 10, Map.of(), Optional.empty(), Optional.empty()), EffectiveConnection.of(endpoint));
	}

	@Test
	void inheritsEachSettingFromTheNearestThatHasIt() {
		Inventory inventory = Inventories.empty();
		Group outer = Inventories.group(inventory, "Outer");
		Group inner = Inventories.group(outer, "Inner");
		Endpoint endpoint = Inventories.endpoint(inner, "PC-1");
		endpoint.setAddress("10.0.0.1");

		settings(inventory).setScheme("winrm");
		inventory.getTransport().setConnectTimeoutSeconds(30);
		inventory.getTransport().setUserName("everybody");
		settings(outer).setPort(2222);
		outer.getTransport().setUserName("outer");
		outer.getTransport().setHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW);
		settings(inner).setScheme("ssh");
		settings(endpoint).setUserName("own");

		EffectiveConnection connection = EffectiveConnection.of(endpoint);
		assertEquals("ssh", connection.scheme());
		assertEquals("10.0.0.1", connection.address());
		assertEquals(OptionalInt.of(2222), connection.port());
		assertEquals(Optional.of("own"), connection.userName());
		assertEquals(HostKeyPolicy.ACCEPT_NEW, connection.hostKeyPolicy());
		assertEquals(30, connection.connectTimeoutSeconds());

		endpoint.setTransport(null);
		assertEquals(Optional.of("outer"), EffectiveConnection.of(endpoint).userName());
		inner.getTransport().setHostKeyPolicy(HostKeyPolicy.STRICT);
		assertEquals(HostKeyPolicy.STRICT, EffectiveConnection.of(endpoint).hostKeyPolicy());
	}

	@Test
	void mergesOptionsByNameRegardlessOfCase() {
		Inventory inventory = Inventories.empty();
		Group group = Inventories.group(inventory, "Group");
		Endpoint endpoint = Inventories.endpoint(group, "PC-1");
		Inventories.property(settings(inventory).getOptions(), "Compression", "yes");
		Inventories.property(inventory.getTransport().getOptions(), "shell", "cmd");
		Inventories.property(settings(group).getOptions(), "compression", "no");
		Inventories.property(settings(endpoint).getOptions(), "extra", null);
		Map<String, String> options = EffectiveConnection.of(endpoint).options();
		assertEquals(Map.of("compression", "no", "extra", "", "shell", "cmd"), Map.copyOf(options));
		assertEquals("no", options.get("COMPRESSION"));
		assertThrows(UnsupportedOperationException.class, () -> options.put("a", "b"));
	}

	@Test
	void doesNotInheritAHostKeyFingerprint() {
		Inventory inventory = Inventories.empty();
		settings(inventory).setHostKeyFingerprint("SHA256:x");
		Endpoint endpoint = Inventories.endpoint(inventory, "PC-1");
		assertEquals(Optional.empty(), EffectiveConnection.of(endpoint).hostKeyFingerprint());
		settings(endpoint).setHostKeyFingerprint("SHA256:y");
		assertEquals(Optional.of("SHA256:y"), EffectiveConnection.of(endpoint).hostKeyFingerprint());
	}

	@Test
	void takesTheCredentialOfTheNearestAndItsUserNameWhereNoOtherIsSet() {
		Inventory inventory = Inventories.empty();
		Inventories.credential(inventory, "key", CredentialKind.KEY_FILE, "~/.ssh/id").setUserName("keyholder");
		inventory.setCredential("other");
		Group group = Inventories.group(inventory, "Group");
		group.setCredential("key");
		Endpoint endpoint = Inventories.endpoint(group, "PC-1");
		endpoint.setCredential(" ");
		EffectiveConnection connection = EffectiveConnection.of(endpoint);
		assertEquals(Optional.of(new EffectiveConnection.Credential("key", CredentialKind.KEY_FILE, Optional.of("keyholder"),
				Optional.of("~/.ssh/id"))), connection.credential());
		assertEquals(Optional.of("keyholder"), connection.userName());

		endpoint.setCredential("gone");
		assertEquals(Optional.empty(), EffectiveConnection.of(endpoint).credential());
		assertEquals(Optional.of("gone"), EffectiveConnection.of(endpoint).credentialId());
	}

	@Test
	void passesOverValuesThatCannotBe() {
		Inventory inventory = Inventories.empty();
		settings(inventory).setPort(22);
		Endpoint endpoint = Inventories.endpoint(inventory, "PC-1");
		settings(endpoint).setPort(70000);
		endpoint.getTransport().setConnectTimeoutSeconds(0);
		assertEquals(OptionalInt.of(22), EffectiveConnection.of(endpoint).port());
		assertEquals(10, EffectiveConnection.of(endpoint).connectTimeoutSeconds());
	}
}
