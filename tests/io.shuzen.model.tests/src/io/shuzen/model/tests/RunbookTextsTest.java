package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.text.RunbookTexts;

class RunbookTextsTest {

	private final RunbookTexts japanese = new RunbookTexts(Locale.JAPAN);

	private final RunbookTexts german = new RunbookTexts(Locale.GERMAN);

	@Test
	void findsTheTranslationForALanguageOfARegion() {
		Runbook runbook = Runbooks.rich();
		assertEquals("Office のサインインをリセット", japanese.name(runbook));
		assertEquals("Office を終了し、\nサインアウトします。", japanese.description(runbook));
		assertEquals("ユーザー", japanese.label(runbook.parameter("user")));
		assertEquals("電話をかけてきた人です。", japanese.help(runbook.parameter("user")));
		assertEquals("サインアウト", japanese.label(runbook.step("sign-out"), "Sign out of Office"));
		assertEquals("すべて保存しましたか?", japanese.gateMessage(runbook.step("sign-out")));
		assertEquals("Office のみ", japanese.label(runbook.parameter("scope").getChoices().get(0)));
	}

	@Test
	void fallsBackToTheUntranslatedTextThenToWhatStandsInForIt() {
		Runbook runbook = Runbooks.rich();
		assertEquals("Reset Office sign-in", german.name(runbook));
		assertEquals("Everything", japanese.label(runbook.parameter("scope").getChoices().get(1)));
		assertEquals("wait", japanese.label(runbook.parameter("wait")));
		assertEquals("", japanese.help(runbook.parameter("wait")));
		assertEquals("Close Office", german.label(runbook.step("close"), "Close Office"));
		assertEquals("close", german.label(runbook.step("close"), null));
		assertEquals("", new RunbookTexts(Locale.ROOT).gateMessage(runbook.step("close")));
	}

	@Test
	void passesOverTranslationsThatCannotBe() {
		Runbook runbook = Runbooks.minimal();
		Parameter parameter = Runbooks.parameter(runbook, "p", ParameterType.TEXT);
		parameter.getLabels().add(Runbooks.translation(null, "x"));
		parameter.getLabels().add(Runbooks.translation("not a tag", "y"));
		parameter.getLabels().add(Runbooks.translation("ja", " "));
		assertEquals("p", japanese.label(parameter));
		parameter.getLabels().add(Runbooks.translation("JA", "ピー"));
		assertEquals("ピー", japanese.label(parameter));
	}
}
