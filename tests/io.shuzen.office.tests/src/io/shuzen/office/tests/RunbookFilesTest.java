package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Step;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.runbook.LocalizedText;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.model.validation.RunbookValidator;
import io.shuzen.office.internal.OfficePack;

/** The contributed runbooks as the model reads and judges them. */
class RunbookFilesTest {

	private static final Pattern FINDING = Pattern.compile("(?:found|findings)\\['([^']+)'\\]");
	private static final Pattern VALUE = Pattern.compile("parameters\\.(\\w+)");

	private static Runbook load(final String path) throws IOException {
		try (InputStream stream = OfficePack.class.getResourceAsStream('/' + path)) {
			return switch (ModelFileType.RUNBOOK.load(stream.readAllBytes())) {
			case final LoadResult.Loaded<Runbook> loaded -> loaded.document().root();
			case final LoadResult<Runbook> other -> throw new AssertionError(path + other.problems());
			};
		}
	}

	@Test
	void everyRunbookIsValid() throws IOException {
		for (final String path : PackTest.RUNBOOKS) {
			assertEquals(List.of(), new RunbookValidator().validate(load(path)), path);
		}
	}

	@Test
	void everyRunbookSpeaksJapanese() throws IOException {
		for (final String path : PackTest.RUNBOOKS) {
			final Runbook runbook = load(path);
			assertEquals(List.of("ja"), runbook.getNames().stream().map(LocalizedText::getLanguage).toList(), path);
			assertEquals(List.of("ja"), runbook.getDescriptions().stream().map(LocalizedText::getLanguage).toList(), path);
			runbook.getParameters().forEach(parameter -> {
				assertEquals(1, parameter.getLabels().size(), path + parameter.getName());
				assertEquals(1, parameter.getHelps().size(), path + parameter.getName());
			});
			runbook.getSteps().stream().filter(step -> step.getGateMessage() != null)
					.forEach(step -> assertEquals(1, step.getGateMessages().size(), path + step.getId()));
		}
	}

	@Test
	void whatIsAskedForIsPassedOn() throws IOException {
		for (final String path : PackTest.RUNBOOKS) {
			final Runbook runbook = load(path);
			// one that has no user is meant for everybody
			final String user = runbook.getParameters().stream().anyMatch(parameter -> parameter.getName().equals("user")) ? "${user}" : "*";
			for (final StepInstance instance : runbook.getSteps()) {
				final Step step = Office.PACK.steps().stream().filter(each -> each.id().equals(instance.getStepType())).findFirst()
						.orElseThrow();
				step.parameters().stream().filter(parameter -> parameter.type() == ParameterType.USER)
						.filter(parameter -> !instance.getStepType().endsWith("restart") || instance.getId().equals("sign-out"))
						.forEach(parameter -> assertEquals(user, instance.argument(parameter.name()), path + instance.getId()));
				assertFalse(instance.getStepType().isBlank());
			}
		}
	}

	@Test
	void conditionsAskForWhatThereIs() throws IOException {
		final Set<String> diagnostics = Office.PACK.diagnostics().stream().map(Diagnostic::id).collect(Collectors.toSet());
		for (final String path : PackTest.RUNBOOKS) {
			final Runbook runbook = load(path);
			final Set<String> parameters = runbook.getParameters().stream().map(Parameter::getName).collect(Collectors.toSet());
			for (final StepInstance step : runbook.getSteps()) {
				final String condition = step.getCondition() == null ? "" : step.getCondition();
				FINDING.matcher(condition).results().forEach(found -> assertTrue(diagnostics.contains(found.group(1)), path + found.group()));
				VALUE.matcher(condition).results().forEach(value -> assertTrue(parameters.contains(value.group(1)), path + value.group()));
			}
		}
	}
}
