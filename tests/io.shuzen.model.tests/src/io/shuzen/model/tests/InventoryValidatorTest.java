package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.model.inventory.CredentialKind;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.TransportSettings;
import io.shuzen.model.validation.Constraint;
import io.shuzen.model.validation.InventoryValidator;
import io.shuzen.model.validation.ValidationProblem;

class InventoryValidatorTest {

	private static final InventoryFactory FACTORY = InventoryFactory.eINSTANCE;

	/**
	 * @param breaking breaks exactly one rule of a good inventory
	 * @param path feature of which class is reported
	 * @param english what the English message has to contain
	 * @param japanese what the Japanese message has to contain
	 */
	private record Case(Constraint constraint, Consumer<Inventory> breaking, String path, String english,
			String japanese) {

		@Override
		public String toString() {
			return constraint.id() + " " + english;
		}
	}

	private static Case of(Constraint constraint, String path, String english, String japanese,
			Consumer<Inventory> breaking) {
		return new Case(constraint, breaking, path, english, japanese);
	}

	private static TransportSettings settings(Endpoint endpoint) {
		TransportSettings settings = FACTORY.createTransportSettings();
		endpoint.setTransport(settings);
		return settings;
	}

	static Stream<Case> cases() {
		return Stream.of(
				of(Constraint.INVENTORY_NAME_MISSING, "Inventory.name", "no name", "名前がありません",
						inventory -> inventory.setName(" ")),
				of(Constraint.GROUP_NAME_MISSING, "Group.name", "no name", "名前がありません",
						inventory -> Inventories.group(inventory, null)),
				of(Constraint.GROUP_NAME_DUPLICATE, "Group.name", "\"TOKYO\"", "「TOKYO」", inventory -> {
					Inventories.group(inventory, "Tokyo");
					Inventories.group(inventory, "TOKYO");
				}),
				of(Constraint.GROUP_DYNAMIC_WITH_CONTENT, "Group.filter", "\"Vip\"", "「Vip」",
						inventory -> Inventories.endpoint(Inventories.dynamicGroup(inventory, "Vip", "tag:vip"), "PC-1")),
				of(Constraint.GROUP_FILTER_UNKNOWN_GROUP, "Group.filter", "\"Kyoto\"", "「Kyoto」",
						inventory -> Inventories.dynamicGroup(inventory, "Vip", "group:Kyoto")),
				of(Constraint.ENDPOINT_NAME_MISSING, "Endpoint.name", "10.0.0.1", "10.0.0.1",
						inventory -> Inventories.endpoint(inventory, "").setAddress("10.0.0.1")),
				of(Constraint.ENDPOINT_NAME_INVALID, "Endpoint.name", "\"PC-9\"", "「PC-9」",
						inventory -> Inventories.endpoint(inventory, "PC-9 ").setAddress("pc9")),
				of(Constraint.ENDPOINT_NAME_DUPLICATE, "Endpoint.name", "\"PC-GOOD\"", "「PC-GOOD」",
						inventory -> Inventories.endpoint(Inventories.group(inventory, "Other"), "pc-good")),
				of(Constraint.ENDPOINT_ADDRESS_INVALID, "Endpoint.address", "\"300.1.1.1\"", "「300.1.1.1」",
						inventory -> Inventories.endpoint(inventory, "PC-9").setAddress("300.1.1.1")),
				of(Constraint.ENDPOINT_ADDRESS_MISSING, "Endpoint.address", "Reception desk", "Reception desk",
						inventory -> Inventories.endpoint(inventory, "Reception desk")),
				of(Constraint.TAG_INVALID, "Endpoint.tags", "\"two words\" of PC-9", "PC-9 のタグ「two words」",
						inventory -> Inventories.endpoint(inventory, "PC-9", "two words")),
				of(Constraint.TRANSPORT_UNKNOWN, "TransportSettings.scheme", "local, process, rpc, simulation, ssh, winrm",
						"接続方式「telnet」",
						inventory -> settings(Inventories.endpoint(inventory, "PC-9")).setScheme("telnet")),
				of(Constraint.PORT_OUT_OF_RANGE, "TransportSettings.port", "70000 is no TCP port", "70000",
						inventory -> settings(Inventories.endpoint(inventory, "PC-9")).setPort(70000)),
				of(Constraint.PORT_OUT_OF_RANGE, "TransportSettings.port", "0 is no TCP port", "1 から 65535",
						inventory -> settings(Inventories.endpoint(inventory, "PC-9")).setPort(0)),
				of(Constraint.CONNECT_TIMEOUT_OUT_OF_RANGE, "TransportSettings.connectTimeoutSeconds", "-1 seconds",
						"-1 秒",
						inventory -> settings(Inventories.endpoint(inventory, "PC-9")).setConnectTimeoutSeconds(-1)),
				of(Constraint.FINGERPRINT_INVALID, "TransportSettings.hostKeyFingerprint", "\"MD5:00\"", "「MD5:00」",
						inventory -> settings(Inventories.endpoint(inventory, "PC-9")).setHostKeyFingerprint("MD5:00")),
				of(Constraint.FINGERPRINT_SHARED, "TransportSettings.hostKeyFingerprint", "no effect", "使われません",
						inventory -> {
							inventory.setTransport(FACTORY.createTransportSettings());
							inventory.getTransport().setHostKeyFingerprint("SHA256:" + "A".repeat(43));
						}),
				of(Constraint.CREDENTIAL_UNKNOWN, "Endpoint.credential", "\"nobody\"", "「nobody」",
						inventory -> Inventories.endpoint(inventory, "PC-9").setCredential("nobody")),
				of(Constraint.CREDENTIAL_UNKNOWN, "Group.credential", "\"Admin\"", "「Admin」",
						inventory -> Inventories.group(inventory, "Other").setCredential("Admin")),
				of(Constraint.CREDENTIAL_ID_MISSING, "CredentialReference.id", "no id", "ID がありません",
						inventory -> Inventories.credential(inventory, null, CredentialKind.AGENT, null)),
				of(Constraint.CREDENTIAL_ID_INVALID, "CredentialReference.id", "\"two words\"", "「two words」",
						inventory -> Inventories.credential(inventory, "two words", CredentialKind.AGENT, null)),
				of(Constraint.CREDENTIAL_ID_DUPLICATE, "CredentialReference.id", "\"admin\"", "「admin」",
						inventory -> Inventories.credential(inventory, "admin", CredentialKind.PROMPT, null)),
				of(Constraint.CREDENTIAL_LOCATION_MISSING, "CredentialReference.location", "of kind KEY_FILE",
						"種類: KEY_FILE",
						inventory -> Inventories.credential(inventory, "key", CredentialKind.KEY_FILE, null)),
				of(Constraint.CREDENTIAL_LOCATION_INVALID, "CredentialReference.location", "credential key cannot", "資格情報 key の場所",
						inventory -> Inventories.credential(inventory, "key", CredentialKind.ENVIRONMENT, "hunter2!")),
				of(Constraint.PROPERTY_NAME_MISSING, "Property.name", "no name", "名前のない項目", inventory -> Inventories
						.property(Inventories.endpoint(inventory, "PC-9").getAttributes(), null, "value")),
				of(Constraint.PROPERTY_NAME_DUPLICATE, "Property.name", "\"Owner\"", "「Owner」", inventory -> {
					Endpoint endpoint = Inventories.endpoint(inventory, "PC-9");
					Inventories.property(endpoint.getAttributes(), "owner", "a");
					Inventories.property(endpoint.getAttributes(), "Owner", "b");
				}),
				of(Constraint.PROPERTY_SECRET, "Property.name", "\"sudoPassword\"", "「sudoPassword」",
						inventory -> Inventories.property(
								settings(Inventories.endpoint(inventory, "PC-9")).getOptions(), "sudoPassword", "hunter2")));
	}

	private static Inventory good() {
		Inventory inventory = Inventories.empty();
		Inventories.credential(inventory, "admin", CredentialKind.AGENT, null);
		Inventories.endpoint(inventory, "PC-GOOD").setCredential("admin");
		return inventory;
	}

	private static List<ValidationProblem> validate(Inventory inventory) {
		return new InventoryValidator().validate(inventory);
	}

	@Test
	void findsNothingWrongWithGoodInventories() {
		assertEquals(List.of(), validate(good()));
		assertEquals(List.of(), validate(Inventories.rich()));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void reportsABrokenRuleInBothLanguages(Case broken) {
		Inventory inventory = good();
		broken.breaking.accept(inventory);
		List<ValidationProblem> problems = validate(inventory);
		assertEquals(1, problems.size(), problems::toString);
		ValidationProblem problem = problems.get(0);
		assertEquals(broken.constraint, problem.constraint());
		assertEquals(broken.constraint.severity(), problem.severity());
		assertEquals(broken.path, problem.object().eClass().getName() + "." + problem.feature().getName());
		assertTrue(problem.object().eClass().getEAllStructuralFeatures().contains(problem.feature()));
		assertTrue(problem.message(Locale.ENGLISH).contains(broken.english), problem.message(Locale.ENGLISH));
		assertTrue(problem.message(Locale.JAPANESE).contains(broken.japanese), problem.message(Locale.JAPANESE));
	}

	@Test
	void hasACaseForEveryRule() {
		Set<Constraint> covered = cases().map(Case::constraint)
				.collect(Collectors.toCollection(() -> EnumSet.of(Constraint.GROUP_FILTER_CYCLE)));
		Set<Constraint> all = Stream.of(Constraint.values()).filter(each -> each.id().startsWith("inventory."))
				.collect(Collectors.toSet());
		assertEquals(all, covered);
	}

	@Test
	void findsFiltersThatGoRoundInCircles() {
		Inventory inventory = good();
		Group first = Inventories.dynamicGroup(inventory, "First", "group:Second tag:x");
		Group second = Inventories.dynamicGroup(inventory, "Second", "group:First");
		Group outside = Inventories.dynamicGroup(inventory, "Outside", "group:First");
		Group itself = Inventories.dynamicGroup(inventory, "Itself", "!group:It*");
		List<ValidationProblem> problems = validate(inventory);
		List<EObject> found = new ArrayList<>();
		problems.forEach(problem -> {
			assertEquals(Constraint.GROUP_FILTER_CYCLE, problem.constraint());
			found.add(problem.object());
		});
		assertEquals(List.of(first, second, itself), found, () -> "not " + outside);
		assertTrue(problems.get(0).message(Locale.JAPANESE).contains("「First」"));
	}

	@Test
	void reportsEachFurtherEndpointOfTheSameName() {
		Inventory inventory = good();
		Inventories.endpoint(inventory, "pc-good");
		Inventories.endpoint(inventory, "PC-good");
		assertEquals(2, validate(inventory).size());
	}

	@Test
	void knowsTheTransportsItIsTold() {
		Inventory inventory = good();
		inventory.setTransport(FACTORY.createTransportSettings());
		inventory.getTransport().setScheme("carrier-pigeon");
		assertEquals(1, validate(inventory).size());
		assertEquals(List.of(), new InventoryValidator(Set.of("carrier-pigeon")).validate(inventory));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pc-0417", "PC_0417", "pc-0417.contoso.com", "pc-0417.contoso.com.", "10.1.2.3", "255.255.255.255",
			"::1", "::", "fe80::1%eth0", "2001:db8:0:0:0:0:0:1", "2001:db8::192.0.2.1", "1:2:3:4:5:6:7::", "日本語.jp", "0417" })
	void takesEveryKindOfAddress(String address) {
		Inventory inventory = good();
		Inventories.endpoint(inventory, "PC-9").setAddress(address);
		assertEquals(List.of(), validate(inventory));
	}

	@ParameterizedTest
	@ValueSource(strings = { "two words", "pc/0417", "-pc", "pc-", "a..b", "256.1.1.1", "1.2.3", "1.2.3.4.5", "1.2.3.", "01.2.3.4",
			":", ":::", "1::2::3", "1:2:3", "1:2:3:4:5:6:7:8:9", "12345::", "g::1", "fe80::1%", "http://pc", "pc:22",
			"C:\\scenario", "a,b" })
	void refusesWhatIsNoAddress(String address) {
		Inventory inventory = good();
		Inventories.endpoint(inventory, "PC-9").setAddress(address);
		assertEquals(List.of(Constraint.ENDPOINT_ADDRESS_INVALID),
				validate(inventory).stream().map(ValidationProblem::constraint).toList());
	}

	@Test
	void letsASimulatedEndpointHaveAnyAddress() {
		Inventory inventory = good();
		inventory.setTransport(FACTORY.createTransportSettings());
		inventory.getTransport().setScheme("simulation");
		Inventories.endpoint(inventory, "受付の PC").setAddress("scenarios/two tenants");
		assertEquals(List.of(), validate(inventory));
	}

	@Test
	void findsProblemsOfAnEmptyModelWithoutFailing() {
		Inventory inventory = FACTORY.createInventory();
		inventory.getGroups().add(FACTORY.createGroup());
		inventory.getEndpoints().add(FACTORY.createEndpoint());
		inventory.getEndpoints().get(0).setTransport(FACTORY.createTransportSettings());
		inventory.getEndpoints().get(0).getAttributes().add(FACTORY.createProperty());
		inventory.getCredentials().add(FACTORY.createCredentialReference());
		assertEquals(5, validate(inventory).size());
	}
}
