package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;

/**
 * docs/catalogue-coverage.md says by which probes every question of the catalogue is asked and by which changes every remedy is made. It
 * is complete, names only what there is, and holds what the pack's diagnostics and steps do.
 */
class CatalogueCoverageTest {

	private static final int STATES = 60;
	private static final List<String> QUESTIONS = List.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15",
			"16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "30", "31", "32", "33", "34", "35", "36", "40", "41", "42",
			"43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63", "70");
	private static final List<String> REMEDIES = List.of("00", "01", "02", "10", "11", "12", "13", "14", "15", "16", "20", "21", "22", "23", "30",
			"31", "40", "41", "42", "43", "44", "45", "50", "51", "52", "60", "61", "62", "63", "64", "70", "71", "72", "73", "80", "81", "82", "83",
			"84", "85", "86", "87", "88", "89", "90", "91", "92", "93", "94", "95", "96", "97", "98", "99");
	private static final Pattern ROW = Pattern.compile("\\| ([DR])-(\\d\\d) \\|([^|]*)\\|([^|]*)\\|");
	private static final Pattern CLASS = Pattern.compile("`([A-Za-z]+)`");

	/** Number to the classes named in its row. */
	private static Map<String, Set<String>> table(final String letter) throws IOException {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("docs/catalogue-coverage.md"))) {
			folder = folder.getParent();
		}
		final Map<String, Set<String>> rows = new TreeMap<>();
		for (final String line : Files.readAllLines(folder.resolve("docs/catalogue-coverage.md"))) {
			final Matcher row = ROW.matcher(line);
			if (row.matches() && row.group(1).equals(letter)) {
				final Set<String> classes = CLASS.matcher(row.group(4)).results().map(found -> found.group(1))
						.collect(Collectors.toCollection(TreeSet::new));
				assertTrue(rows.put(row.group(2), classes) == null, line);
				assertFalse(row.group(4).isBlank(), line);
			}
		}
		return rows;
	}

	private static Set<String> names(final Class<?> sealed) {
		return Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getSimpleName).collect(Collectors.toSet());
	}

	private static String number(final String id) {
		return id.replaceFirst("office\\.[DR]-(\\d\\d)-.*", "$1");
	}

	@Test
	void everyQuestionIsAskedByTheProbesThatItsRowNames() throws IOException {
		final Map<String, Set<String>> table = table("D");
		assertEquals(QUESTIONS, List.copyOf(table.keySet()));
		table.forEach((number, probes) -> assertTrue(names(Probe.class).containsAll(probes), number + ": " + probes));
		for (final Diagnostic diagnostic : Office.PACK.diagnostics()) {
			final Set<String> asked = diagnostic.probes().stream().map(probe -> probe.getClass().getSimpleName())
					.collect(Collectors.toCollection(TreeSet::new));
			final Set<String> named = table.getOrDefault(number(diagnostic.id()), Set.of());
			assertTrue(named.containsAll(asked), diagnostic.id() + " asks " + asked + ", its row names " + named);
		}
	}

	@Test
	void everyRemedyIsMadeByTheChangesThatItsRowNames() throws IOException {
		final Map<String, Set<String>> table = table("R");
		assertEquals(REMEDIES, List.copyOf(table.keySet()));
		table.forEach((number, changes) -> assertTrue(names(Change.class).containsAll(changes), number + ": " + changes));
		for (final Step step : Office.PACK.steps()) {
			final Parameters usual = Parameters.defaults(step);
			final Set<String> made = new TreeSet<>();
			for (long seed = 0; seed < STATES; seed++) {
				step.plan(new RandomFacts(seed).make(step.probes(usual)), usual).changes()
						.forEach(change -> made.add(change.getClass().getSimpleName()));
			}
			final Set<String> named = table.getOrDefault(number(step.id()), Set.of());
			assertTrue(named.containsAll(made), step.id() + " makes " + made + ", its row names " + named);
		}
	}
}
