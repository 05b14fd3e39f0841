package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.shuzen.model.parameter.DurationText;
import io.shuzen.model.parameter.ParameterValues;
import io.shuzen.model.parameter.ValueProblem;
import io.shuzen.model.parameter.ValueProblem.Kind;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.RunbookFactory;

class ParameterValuesTest {

	private static Parameter parameter(ParameterType type) {
		Parameter parameter = RunbookFactory.eINSTANCE.createParameter();
		parameter.setName("p");
		parameter.setType(type);
		return parameter;
	}

	private static Optional<Kind> check(Parameter parameter, String value) {
		return ParameterValues.check(parameter, value).map(ValueProblem::kind);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "TEXT | any thing", "INTEGER | -12", "INTEGER | 9223372036854775807",
			"INTEGER | +5", "BOOLEAN | true", "BOOLEAN | false", "USER | S-1-5-21-1111111111-222222222-3333333333-1001",
			"USER | yamada", "USER | *", "USER | 山田 太郎", "USER | yamada@contoso.com", "USER | CONTOSO\\yamada", "USER | S-1-5-18",
			"USER | guest_x.com#EXT#@contoso.onmicrosoft.com", "DURATION | 90s", "DURATION | 1h30m", "DURATION | PT90S",
			"DURATION | 2d", "DURATION | 0s", "SECRET_REFERENCE | store:office-admin.2", "SECRET_REFERENCE | env:OFFICE_ADMIN_2" })
	void takesValues(ParameterType type, String value) {
		assertEquals(Optional.empty(), check(parameter(type), value));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "INTEGER | 1.5 | NO_INTEGER", "INTEGER | 9223372036854775808 | NO_INTEGER",
			"INTEGER | ' 1' | NO_INTEGER", "INTEGER | １x | NO_INTEGER", "BOOLEAN | yes | NO_BOOLEAN", "BOOLEAN | TRUE | NO_BOOLEAN",
			"CHOICE | x | NO_CHOICE", "USER | a:b | NO_USER", "USER | a@b@c | NO_USER", "USER | ... | NO_USER",
			"USER | A\\B\\c | NO_USER", "USER | ** | NO_USER", "USER | a* | NO_USER", "DURATION | 5 | NO_DURATION", "DURATION | 5 m | NO_DURATION",
			"DURATION | m | NO_DURATION", "DURATION | PT0.5S | NO_DURATION", "DURATION | PT-5S | NO_DURATION",
			"DURATION | 30m1h | NO_DURATION", "SECRET_REFERENCE | p@ssword! | NO_SECRET_REFERENCE",
			"SECRET_REFERENCE | Passw0rd | NO_SECRET_REFERENCE", "SECRET_REFERENCE | office-admin.2 | NO_SECRET_REFERENCE",
			"SECRET_REFERENCE | env: | NO_SECRET_REFERENCE", "SECRET_REFERENCE | env:a-b | NO_SECRET_REFERENCE",
			"SECRET_REFERENCE | env:p@ss | NO_SECRET_REFERENCE", "SECRET_REFERENCE | store:p@ss | NO_SECRET_REFERENCE",
			"SECRET_REFERENCE | ENV:NAME | NO_SECRET_REFERENCE", "SECRET_REFERENCE | pass:word | NO_SECRET_REFERENCE" })
	void refusesValues(ParameterType type, String value, Kind expected) {
		assertEquals(Optional.of(expected), check(parameter(type), value));
	}

	@Test
	void refusesControlCharactersInEveryType() {
		for (ParameterType type : ParameterType.VALUES) {
			assertEquals(Optional.of(Kind.CONTROL_CHARACTER), check(parameter(type), "a\nb"));
		}
	}

	@Test
	void asksForAValueOnlyWhenOneIsRequired() {
		for (ParameterType type : ParameterType.VALUES) {
			Parameter parameter = parameter(type);
			assertEquals(Optional.empty(), check(parameter, null));
			assertEquals(Optional.empty(), check(parameter, ""));
			parameter.setRequired(true);
			assertEquals(Optional.of(Kind.MISSING), check(parameter, null));
			assertEquals(Optional.of(Kind.MISSING), check(parameter, ""));
		}
	}

	@ParameterizedTest
	@CsvSource({ "INTEGER, -5, 5, -6, BELOW_MINIMUM", "INTEGER, -5, 5, 6, ABOVE_MAXIMUM", "INTEGER, 9, 100, 10,",
			"DURATION, 10s, 1h, 9s, BELOW_MINIMUM", "DURATION, 10s, 1h, 61m, ABOVE_MAXIMUM", "DURATION, 10s, 1h, 60m,",
			"TEXT, 2, 3, a, TOO_SHORT", "TEXT, 2, 3, abcd, TOO_LONG", "TEXT, 2, 3, 😀😀😀,", "INTEGER, x, y, 5," })
	void keepsToLimits(ParameterType type, String minimum, String maximum, String value, Kind expected) {
		Parameter parameter = parameter(type);
		parameter.setMinimum(minimum);
		parameter.setMaximum(maximum);
		assertEquals(Optional.ofNullable(expected), check(parameter, value));
	}

	@Test
	void matchesThePatternAsAWhole() {
		Parameter parameter = parameter(ParameterType.TEXT);
		parameter.setPattern("[a-z]+");
		assertEquals(Optional.empty(), check(parameter, "abc"));
		assertEquals(Optional.of(Kind.PATTERN), check(parameter, "abc1"));
		parameter.setPattern("[a-");
		assertEquals(Optional.empty(), check(parameter, "abc1"), "a malformed pattern is the author's mistake");
	}

	@Test
	void readsBackEveryDurationItWrites() {
		Random random = new Random(7);
		for (int count = 0; count < 1000; count++) {
			Duration duration = Duration.ofSeconds(random.nextLong(1L << random.nextInt(1, 33)));
			assertEquals(Optional.of(duration), DurationText.parse(DurationText.format(duration)));
			assertEquals(Optional.of(duration), DurationText.parse(duration.toString()));
		}
		assertEquals("1h30m", DurationText.format(Duration.ofMinutes(90)));
		assertTrue(DurationText.parse("").isEmpty());
	}
}
