package io.shuzen.model.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.shuzen.model.runbook.Choice;
import io.shuzen.model.runbook.LocalizedText;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.StepInstance;

/**
 * The texts of a runbook for one reader. A text without a translation into the reader's language is the untranslated one; a
 * missing label is what stands in for it. Never null.
 *
 * @param locale the reader's language; ja-JP finds a translation into ja, but ja none into ja-JP
 */
public record RunbookTexts(Locale locale) {

	public RunbookTexts {
		Objects.requireNonNull(locale);
	}

	/** Returns the texts in the language of the process. */
	public static RunbookTexts inDefaultLanguage() {
		return new RunbookTexts(Locale.getDefault());
	}

	public String name(Runbook runbook) {
		return firstOf(translated(runbook.getNames(), runbook.getName()), runbook.getId());
	}

	public String description(Runbook runbook) {
		return firstOf(translated(runbook.getDescriptions(), runbook.getDescription()), null);
	}

	public String label(Parameter parameter) {
		return firstOf(translated(parameter.getLabels(), parameter.getLabel()), parameter.getName());
	}

	public String help(Parameter parameter) {
		return firstOf(translated(parameter.getHelps(), parameter.getHelp()), null);
	}

	public String label(Choice choice) {
		return firstOf(translated(choice.getLabels(), choice.getLabel()), choice.getValue());
	}

	/**
	 * Returns the label of a step.
	 *
	 * @param step the step
	 * @param nameOfType what its type is called, for a step without a label; null for its id
	 */
	public String label(StepInstance step, String nameOfType) {
		return firstOf(translated(step.getLabels(), step.getLabel()), nameOfType != null ? nameOfType : step.getId());
	}

	public String gateMessage(StepInstance step) {
		return firstOf(translated(step.getGateMessages(), step.getGateMessage()), null);
	}

	private String translated(List<LocalizedText> translations, String untranslated) {
		List<Locale.LanguageRange> wanted = List.of(new Locale.LanguageRange(locale.toLanguageTag()));
		List<String> present = translations.stream().filter(each -> hasText(each.getText())).map(LocalizedText::getLanguage)
				.filter(Objects::nonNull).toList();
		String best = locale.getLanguage().isEmpty() ? null : Locale.lookupTag(wanted, present);
		return best == null ? untranslated
				: translations.stream().filter(each -> best.equalsIgnoreCase(each.getLanguage()) && hasText(each.getText()))
						.findFirst().orElseThrow().getText();
	}

	private static boolean hasText(String text) {
		return text != null && !text.isBlank();
	}

	private static String firstOf(String text, String otherwise) {
		return hasText(text) ? text : otherwise != null ? otherwise : "";
	}
}
