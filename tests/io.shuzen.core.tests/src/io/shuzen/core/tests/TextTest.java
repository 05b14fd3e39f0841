package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.text.Text;

class TextTest {

	private static final Text LABEL = new Text("Wait", "待ち時間");

	@Test
	void anArgumentThatIsATextIsPutInInTheLanguageOfTheSentence() {
		final ParameterDefinition definition = new ParameterDefinition("wait", ParameterType.INTEGER, LABEL, Text.EMPTY,
				Optional.of("5"), List.of(), OptionalLong.of(1), OptionalLong.of(9));
		final Text problem = definition.problemWith("12").orElseThrow();
		assertEquals("Wait: 12 is not between 1 and 9.", problem.in(Locale.ENGLISH));
		assertEquals("待ち時間: 12 は 1 から 9 の範囲にありません。", problem.in(Locale.JAPAN));
	}

	@Test
	void aSentenceQuotesTheBeginningOfALongValue() {
		final ParameterDefinition definition = new ParameterDefinition("wait", ParameterType.INTEGER, LABEL, Text.EMPTY,
				Optional.of("5"), List.of(), OptionalLong.of(1), OptionalLong.of(9));
		// a character of two units where the quotation ends
		final String value = "x".repeat(999) + "😀" + "x".repeat(1_000_000);
		assertEquals("Wait: \"" + "x".repeat(999) + "…\" is not a whole number.", definition.problemWith(value).orElseThrow().english());
	}

	@Test
	void otherLanguagesReadEnglish() {
		assertEquals("Wait", LABEL.in(Locale.GERMAN));
	}

	@Test
	void everyKindOfParameterSaysWhatIsWrongWithAValue() {
		final Map<ParameterType, String> wrong = Map.of(ParameterType.INTEGER, "x", ParameterType.BOOLEAN, "yes",
				ParameterType.CHOICE, "c", ParameterType.DURATION, "5s", ParameterType.USER, " ",
				ParameterType.SECRET_REFERENCE, "");
		wrong.forEach((type, value) -> {
			final ParameterDefinition definition = new ParameterDefinition("p", type, LABEL, Text.EMPTY, Optional.empty(),
					List.of("a", "b"), OptionalLong.empty(), OptionalLong.empty());
			assertEquals(1, Parameters.problems(List.of(definition), Map.of("p", value)).size(), type.toString());
		});
	}

	@Test
	void missingAndUnknownParametersAreProblems() {
		final ParameterDefinition required = new ParameterDefinition("user", ParameterType.USER, LABEL, Text.EMPTY,
				Optional.empty(), List.of(), OptionalLong.empty(), OptionalLong.empty());
		assertEquals(2, Parameters.problems(List.of(required), Map.of("usr", "*")).size());
	}

	@Test
	void givenValuesWinOverDefaults() {
		final List<ParameterDefinition> definitions = List
				.of(ParameterDefinition.optional("mild", ParameterType.BOOLEAN, LABEL, Text.EMPTY, "true"));
		assertEquals(true, Parameters.of(definitions, Map.of()).flag("mild"));
		assertEquals(false, Parameters.of(definitions, Map.of("mild", "false")).flag("mild"));
	}
}
