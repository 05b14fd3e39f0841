package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.shuzen.model.parameter.ParameterTemplate;

class ParameterTemplateTest {

	@ParameterizedTest
	@CsvSource({ "plain, plain", "${user}, yamada", "C:\\Users\\${user}\\${dir}, C:\\Users\\yamada\\${user}", "${user}${user}, yamadayamada",
			"C:\\$Recycle.Bin, C:\\$Recycle.Bin", "$${user}, ${user}", "$$${user}, $${user}", "100$, 100$", "$ {user}, $ {user}",
			"${user, ${user", "}{, }{" })
	void putsValuesIn(String template, String expected) {
		// The value of dir looks like a reference and must come out as it is.
		assertEquals(expected, ParameterTemplate.parse(template).resolve(Map.of("user", "yamada", "dir", "${user}")));
	}

	@Test
	void tellsWhatItRefersTo() {
		ParameterTemplate template = ParameterTemplate.parse("${b}-${a}-${b}-$${c}-${");
		assertEquals(List.of("b", "a"), List.copyOf(template.references()));
		assertEquals(OptionalInt.of(21), template.unclosedReference());
		assertEquals(OptionalInt.empty(), ParameterTemplate.parse("$${c ${a}").unclosedReference());
	}

	@Test
	void doesNotInventAValue() {
		assertThrows(NoSuchElementException.class, () -> ParameterTemplate.parse("${x}").resolve(Map.of()));
	}

	@Test
	void givesBackEveryEscapedText() {
		String alphabet = "$${}a\\ ";
		for (int seed = 0; seed < 5000; seed++) {
			Random random = new Random(seed);
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(12); length > 0; length--) {
				text.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			ParameterTemplate template = ParameterTemplate.parse(ParameterTemplate.escape(text.toString()));
			assertTrue(template.references().isEmpty(), "seed " + seed);
			assertEquals(text.toString(), template.resolve(Map.of()), "seed " + seed);
		}
	}
}
