package io.shuzen.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.shuzen.journal.RunEvent;

/** Programs read the events of a run by what docs/json-output.md says of them. */
class EventDocumentationTest {

	private static final Pattern ROW = Pattern.compile("\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|[^|]*\\|([^|]*)\\|");
	private static final Pattern CODE = Pattern.compile("`([A-Za-z-]+)`");

	@Test
	void everyTypeOfEventIsDocumentedWithAllItsNames() throws IOException {
		final Map<String, String> rows = rows();
		final Map<String, Class<?>> types = types(RunEvent.class).collect(Collectors.toMap(EventDocumentationTest::name, type -> type));
		assertEquals(new TreeSet<>(types.keySet()), new TreeSet<>(rows.keySet()));
		types.forEach((name, type) -> {
			final Set<String> documented = CODE.matcher(rows.get(name)).results().map(found -> found.group(1)).collect(Collectors.toSet());
			for (final RecordComponent component : type.getRecordComponents()) {
				assertTrue(documented.contains(component.getName()), name + " has " + component.getName() + ", which the row does not name");
			}
		});
	}

	private static Map<String, String> rows() throws IOException {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("docs/json-output.md"))) {
			folder = folder.getParent();
		}
		final Map<String, String> rows = new TreeMap<>();
		Files.readAllLines(folder.resolve("docs/json-output.md")).stream().dropWhile(line -> !line.equals("## Events")).skip(1)
				.takeWhile(line -> !line.startsWith("## ")).map(ROW::matcher).filter(Matcher::matches)
				.forEach(row -> CODE.matcher(row.group(1)).results().map(found -> found.group(1)).filter(name -> !name.equals("type"))
						.forEach(name -> rows.put(name, row.group(2))));
		return rows;
	}

	private static Stream<Class<?>> types(final Class<?> type) {
		return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventDocumentationTest::types) : Stream.of(type);
	}

	/** As {@link RunEvent} says. */
	private static String name(final Class<?> type) {
		return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}
}
