package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;

class JsonFormatTest {

	@Test
	void everyProbeSurvivesTheRoundTrip() throws JsonProcessingException {
		for (final Probe<?> probe : Samples.probes()) {
			assertEquals(probe, again(probe, Probe.class));
		}
		assertEquals(permitted(Probe.class), types(Samples.probes()), "every probe type has a sample");
	}

	@Test
	void everyValueSurvivesTheRoundTrip() throws JsonProcessingException {
		for (final ProbeValue value : Samples.values()) {
			assertEquals(value, again(value, ProbeValue.class));
		}
		assertEquals(permitted(ProbeValue.class), types(Samples.values()), "every value type has a sample");
	}

	@Test
	void everyChangeAndOutcomeSurvivesTheRoundTrip() throws JsonProcessingException {
		for (final Change change : Samples.changes()) {
			assertEquals(change, again(change, Change.class));
			for (final Outcome outcome : Samples.outcomes(change)) {
				assertEquals(outcome, again(outcome, Outcome.class));
			}
		}
		assertEquals(permitted(Change.class), types(Samples.changes()), "every change type has a sample");
	}

	@Test
	void factsWithPresentAbsentAndUnreadableAnswersSurviveTheRoundTrip() throws JsonProcessingException {
		final Facts facts = Samples.facts();
		assertEquals(facts.all(), again(facts, Facts.class).all());
		assertEquals(facts, again(facts, Facts.class));
	}

	@Test
	void typeNamesAreTheOnesTheFormatPromises() throws JsonProcessingException {
		final JsonNode probe = JsonFormat.mapper().valueToTree(RegistryProbe.tree("HKCU\\Software\\Microsoft\\Office"));
		assertAll(() -> assertEquals("registry", probe.path("type").asText()),
				() -> assertEquals("HKCU\\Software\\Microsoft\\Office", probe.path("path").asText()),
				() -> assertEquals("BITS_64", probe.path("view").asText()),
				() -> assertTrue(probe.path("recursive").asBoolean()), () -> assertEquals(4, probe.size()));
	}

	@Test
	void anUnknownPropertyIsIgnored() throws JsonProcessingException {
		assertEquals(RegistryProbe.key("HKLM\\Software\\A"), JsonFormat.mapper().readValue("""
				{"type": "registry", "path": "HKLM\\\\Software\\\\A", "view": "BITS_64", "recursive": false, "depth": 3}
				""", Probe.class));
	}

	@Test
	void anUnknownTypeOrAnImpossibleValueIsAnError() {
		final List<String> documents = List.of("{\"type\": \"telepathy\"}",
				"{\"type\": \"registry\", \"path\": \"HKXX\\\\A\", \"view\": \"BITS_64\"}",
				"{\"type\": \"event-log\", \"channel\": \"System\", \"query\": \"*\", \"limit\": 0}");
		for (final String document : documents) {
			assertThrows(JsonProcessingException.class, () -> JsonFormat.mapper().readValue(document, Probe.class), document);
		}
	}

	@Test
	void identitiesAndRegistryPathsAreWrittenAsPlainText() throws JsonProcessingException {
		assertEquals("\"user:S-1-5-21-1-2-3-1104\"",
				JsonFormat.mapper().writeValueAsString(Identity.user("S-1-5-21-1-2-3-1104")));
		assertEquals("\"HKLM\\\\Software\"", JsonFormat.mapper().writeValueAsString(RegistryPath.parse("HKLM\\Software")));
	}

	@Test
	void noRecordOfTheFormatHoldsAnArrayOrAMutableCollection() {
		// arrays have no equality by content: two equal changes would differ after a round trip
		final List<String> arrays = new ArrayList<>();
		for (final Class<?> parent : List.of(Probe.class, ProbeValue.class, Change.class)) {
			for (final Class<?> type : parent.getPermittedSubclasses()) {
				for (final RecordComponent component : type.getRecordComponents()) {
					if (component.getType().isArray()) {
						arrays.add(type.getSimpleName() + '.' + component.getName());
					}
				}
			}
		}
		assertEquals(List.of(), arrays);
	}

	private static <T> T again(final T value, final Class<T> type) throws JsonProcessingException {
		return JsonFormat.mapper().readValue(JsonFormat.mapper().writerFor(type).writeValueAsString(value), type);
	}

	private static Set<String> permitted(final Class<?> parent) {
		final Set<String> names = new TreeSet<>();
		for (final Class<?> type : parent.getPermittedSubclasses()) {
			names.add(type.getSimpleName());
		}
		return names;
	}

	private static Set<String> types(final List<?> values) {
		final Set<String> names = new TreeSet<>();
		values.forEach(value -> names.add(value.getClass().getSimpleName()));
		return names;
	}

	@Test
	void aFactIsWrittenWithProbeIdentityAndAnswer() {
		final Fact<?> fact = Samples.facts().all().getFirst();
		final JsonNode json = JsonFormat.mapper().valueToTree(fact);
		assertAll(() -> assertTrue(json.path("probe").has("type")), () -> assertTrue(json.path("identity").isTextual()),
				() -> assertTrue(json.path("answer").has("status")), () -> assertTrue(json.path("readAt").isTextual()));
	}
}
