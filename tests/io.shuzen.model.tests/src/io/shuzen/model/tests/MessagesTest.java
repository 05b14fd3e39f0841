package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.file.SaveResult;
import io.shuzen.model.parameter.ValueProblem;
import io.shuzen.model.selection.SelectorProblem;
import io.shuzen.model.validation.Constraint;
import io.shuzen.model.validation.ValidationProblem;

class MessagesTest {

	private static final String FOLDER = "/io/shuzen/model/internal/message/";

	private static Properties messages(String file) throws IOException {
		Properties properties = new Properties();
		try (InputStream in = ModelFileType.class.getResourceAsStream(FOLDER + file);
				InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static Set<String> ids() {
		return Stream.of(Arrays.stream(LoadProblem.Kind.values()).map(LoadProblem.Kind::id),
				Arrays.stream(SaveResult.Reason.values()).map(SaveResult.Reason::id),
				Arrays.stream(ValueProblem.Kind.values()).map(ValueProblem.Kind::id),
				Arrays.stream(SelectorProblem.Kind.values()).map(SelectorProblem.Kind::id),
				Arrays.stream(Constraint.values()).map(Constraint::id)).flatMap(id -> id)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void everyMessageIsThereInBothLanguagesAndNoOther() throws IOException {
		assertEquals(ids(), new TreeSet<>(messages("messages.properties").stringPropertyNames()));
		assertEquals(ids(), new TreeSet<>(messages("messages_ja.properties").stringPropertyNames()));
	}

	@Test
	void bothLanguagesAreWhatTheySayAndEndTheirSentences() throws IOException {
		Properties english = messages("messages.properties");
		Properties japanese = messages("messages_ja.properties");
		for (String id : ids()) {
			assertTrue(english.getProperty(id).codePoints().noneMatch(each -> each > 0x3000), id);
			assertTrue(japanese.getProperty(id).codePoints().anyMatch(each -> each >= 0x3041 && each <= 0x30FF), id);
			assertTrue(english.getProperty(id).matches("(?s).*[.?}]"), english.getProperty(id));
			assertTrue(japanese.getProperty(id).matches("(?s).*[。?}]|.*文字目\\)"), japanese.getProperty(id));
		}
	}

	@Test
	void bothLanguagesNameTheSameThingsUnlessOneHasNoNeed() throws IOException {
		Properties english = messages("messages.properties");
		Properties japanese = messages("messages_ja.properties");
		for (String id : ids()) {
			Set<String> left = placeholders(english.getProperty(id));
			Set<String> right = placeholders(japanese.getProperty(id));
			assertTrue(left.equals(right) || id.equals("inventory.transport.unknown"), id + " " + left + " " + right);
		}
	}

	private static Set<String> placeholders(String message) {
		return Pattern.compile("\\{(\\d)\\}").matcher(message).results().map(found -> found.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void quotesNothingByAccident() {
		for (Constraint constraint : Constraint.values()) {
			for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
				var problem = new ValidationProblem(Inventories.empty(),
						ModelFileType.INVENTORY.rootClass().getEStructuralFeature("name"), constraint,
						Collections.nCopies(4, (Object) "§"));
				assertFalse(problem.message(locale).contains("'"), problem.message(locale));
				assertFalse(problem.message(locale).matches(".*\\{\\d.*"), problem.message(locale));
			}
		}
	}

	@Test
	void speaksEnglishWhereThereIsNoTranslationWhateverTheMachineSpeaks() {
		Locale former = Locale.getDefault();
		try {
			Locale.setDefault(Locale.JAPANESE);
			LoadProblem problem = new LoadProblem(LoadProblem.Kind.EMPTY, 1, 1, List.of());
			assertTrue(problem.message(Locale.FRENCH).startsWith("The file is empty."));
			assertTrue(problem.message(Locale.ENGLISH).startsWith("The file is empty."));
			assertTrue(problem.message().startsWith("ファイルが空です。"));
			assertTrue(problem.message(Locale.JAPAN).startsWith("ファイルが空です。"));
		} finally {
			Locale.setDefault(former);
		}
	}
}
