package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.office.internal.OfficePack;

class PackTest {

	private static final List<String> BUNDLES = List.of("pack", "diagnostic/diagnostics", "step/steps", "code/codes",
			"reading/readings", "cause/causes");
	static final List<String> RUNBOOKS = Stream
			.of("reset-sign-in", "reset-sign-in-2021", "restore-connection", "repair-token-broker", "repair-device-registration",
					"allow-sign-in", "reset-shared-computer", "remove-stale-licenses", "enable-tls", "synchronise-clock", "repair-services",
					"repair-license-service", "repair-office")
			.map(name -> "runbooks/office." + name + ".runbook").toList();

	private static Properties texts(final String name) throws IOException {
		final Properties texts = new Properties();
		try (InputStream stream = OfficePack.class.getResourceAsStream(name + ".properties")) {
			texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
		}
		return texts;
	}

	@Test
	void bothLanguagesHaveTheSameTexts() throws IOException {
		for (final String name : BUNDLES) {
			assertEquals(texts(name).stringPropertyNames(), texts(name + "_ja").stringPropertyNames(), name);
		}
	}

	@Test
	void bothLanguagesUseTheSameArguments() throws IOException {
		for (final String name : BUNDLES) {
			final Properties english = texts(name);
			final Properties japanese = texts(name + "_ja");
			for (final String key : english.stringPropertyNames()) {
				assertEquals(arguments(english.getProperty(key)), arguments(japanese.getProperty(key)), name + ": " + key);
			}
		}
	}

	private static Set<String> arguments(final String pattern) {
		return Pattern.compile("\\{(\\d)").matcher(pattern).results().map(match -> match.group(1))
				.collect(Collectors.toSet());
	}

	@Test
	void noTextIsUsedTwice() throws IOException {
		for (final String name : BUNDLES) {
			for (final String language : List.of("", "_ja")) {
				final String file = new String(
						OfficePack.class.getResourceAsStream(name + language + ".properties").readAllBytes(), StandardCharsets.UTF_8);
				final Set<String> seen = new HashSet<>();
				file.lines().filter(line -> line.matches("[A-Za-z][\\w.-]*=.*")).map(line -> line.substring(0, line.indexOf('=')))
						.forEach(key -> assertTrue(seen.add(key), name + language + ": " + key));
			}
		}
	}

	@Test
	void diagnosticsSayWhatTheyAreInBothLanguages() {
		final Set<String> ids = new HashSet<>();
		for (final Diagnostic diagnostic : Office.PACK.diagnostics()) {
			assertTrue(ids.add(diagnostic.id()), diagnostic.id());
			assertTrue(diagnostic.id().matches("office\\.D-\\d\\d-[a-z0-9-]+"), diagnostic.id());
			assertTranslated(diagnostic.title(), diagnostic.id());
			assertTranslated(diagnostic.explanation(), diagnostic.id());
			assertFalse(diagnostic.probes().isEmpty(), diagnostic.id());
			assertEquals(diagnostic.probes(), diagnostic.probes());
		}
	}

	@Test
	void stepsSayWhatTheyAreInBothLanguages() {
		final Set<String> ids = new HashSet<>();
		for (final Step step : Office.PACK.steps()) {
			assertTrue(ids.add(step.id()), step.id());
			assertTrue(step.id().matches("office\\.[RN]-\\d\\d-[a-z0-9-]+"), step.id());
			assertTranslated(step.title(), step.id());
			assertTranslated(step.description(), step.id());
			for (final ParameterDefinition parameter : step.parameters()) {
				assertTranslated(parameter.label(), step.id());
				assertTranslated(parameter.help(), step.id());
				assertTrue(parameter.name().matches("[a-z][a-z0-9-]*"), parameter.name());
			}
			assertFalse(step.probes(Parameters.defaults(step)).isEmpty(), step.id());
		}
	}

	private static void assertTranslated(final Text text, final String where) {
		assertFalse(text.isEmpty(), where);
		assertNotEquals(text.english(), text.japanese(), where);
		assertTrue(text.japanese().codePoints().anyMatch(character -> character > 0x3000), where);
	}

	@Test
	void runbooksNameOnlyWhatThePackHas() throws Exception {
		final Set<String> steps = Office.PACK.steps().stream().map(Step::id).collect(Collectors.toSet());
		final Set<String> diagnostics = Office.PACK.diagnostics().stream().map(Diagnostic::id).collect(Collectors.toSet());
		for (final String path : RUNBOOKS) {
			final Document document = document(path);
			for (final Element step : elements(document, "steps")) {
				assertTrue(steps.contains(step.getAttribute("stepType")), path + ": " + step.getAttribute("stepType"));
				assertArguments(step, path);
			}
			for (final String reference : List.of("remedies", "confirmedBy")) {
				elements(document, reference)
						.forEach(element -> assertTrue(diagnostics.contains(element.getTextContent()), element.getTextContent()));
			}
		}
	}

	private static void assertArguments(final Element step, final String path) {
		final Step type = Office.PACK.steps().stream().filter(each -> each.id().equals(step.getAttribute("stepType")))
				.findFirst().orElseThrow();
		final NodeList arguments = step.getElementsByTagName("arguments");
		for (int i = 0; i < arguments.getLength(); i++) {
			final String name = ((Element) arguments.item(i)).getAttribute("name");
			assertTrue(type.parameters().stream().anyMatch(parameter -> parameter.name().equals(name)), path + ": " + name);
		}
	}

	@Test
	void everyRunbookOfTheFolderIsContributedUnderItsFileName() throws Exception {
		final String plugin = new String(resource("plugin.xml").readAllBytes(), StandardCharsets.UTF_8);
		for (final String path : RUNBOOKS) {
			assertTrue(plugin.contains('"' + path + '"'), path);
			assertEquals(path, "runbooks/" + document(path).getDocumentElement().getAttribute("id") + ".runbook");
		}
		assertEquals(RUNBOOKS.size(), plugin.split("\\.runbook\"", -1).length - 1);
	}

	private static Document document(final String path) throws Exception {
		try (InputStream stream = resource(path)) {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
		}
	}

	private static InputStream resource(final String path) {
		return OfficePack.class.getResourceAsStream('/' + path);
	}

	private static List<Element> elements(final Document document, final String name) {
		final NodeList nodes = document.getElementsByTagName(name);
		return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
	}
}
