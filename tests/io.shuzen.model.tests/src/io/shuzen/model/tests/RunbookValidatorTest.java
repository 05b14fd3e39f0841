package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.Strategy;
import io.shuzen.model.runbook.WaveSizeUnit;
import io.shuzen.model.text.LocalizedMessage;
import io.shuzen.model.validation.ConditionSyntax;
import io.shuzen.model.validation.Constraint;
import io.shuzen.model.validation.RunbookValidator;
import io.shuzen.model.validation.StepTypes;
import io.shuzen.model.validation.ValidationProblem;

class RunbookValidatorTest {

	private static final StepTypes STEP_TYPES = id -> id.startsWith("office.")
			? Optional.of(id.equals("office.sign-out") ? new StepTypes.Signature(Set.of("user"), Set.of("path"))
					: new StepTypes.Signature(Set.of(), Set.of("path")))
			: Optional.empty();

	private static final LocalizedMessage CONDITION_PROBLEM =
			locale -> locale.getLanguage().equals("ja") ? "「(」が閉じていません。" : "The ( is not closed.";

	private static final ConditionSyntax CONDITIONS =
			condition -> condition.contains("(") ? Optional.of(CONDITION_PROBLEM) : Optional.empty();

	private record Case(Constraint constraint, Consumer<Runbook> breaking, String path, String english, String japanese) {

		@Override
		public String toString() {
			return constraint.id() + " " + english;
		}
	}

	private static Case of(Constraint constraint, String path, String english, String japanese,
			Consumer<Runbook> breaking) {
		return new Case(constraint, breaking, path, english, japanese);
	}

	private static Case parameter(Constraint constraint, String feature, String english, String japanese,
			ParameterType type, Consumer<Parameter> breaking) {
		return of(constraint, "Parameter." + feature, english, japanese,
				runbook -> breaking.accept(Runbooks.parameter(runbook, "level", type)));
	}

	private static Case strategy(String feature, String english, String japanese, Consumer<Strategy> breaking) {
		return of(Constraint.STRATEGY_OUT_OF_RANGE, "Strategy." + feature, english, japanese, runbook -> {
			runbook.setStrategy(RunbookFactory.eINSTANCE.createStrategy());
			breaking.accept(runbook.getStrategy());
		});
	}

	static Stream<Case> cases() {
		return Stream.of(
				of(Constraint.RUNBOOK_ID_MISSING, "Runbook.id", "no id", "ID がありません", runbook -> runbook.setId(null)),
				of(Constraint.RUNBOOK_ID_INVALID, "Runbook.id", "\"my runbook\"", "「my runbook」",
						runbook -> runbook.setId("my runbook")),
				of(Constraint.RUNBOOK_NAME_MISSING, "Runbook.name", "no name", "名前がありません",
						runbook -> runbook.setName("")),
				of(Constraint.RUNBOOK_VERSION_INVALID, "Runbook.version", "\"1.0\"", "「1.0」",
						runbook -> runbook.setVersion("1.0")),
				of(Constraint.RUNBOOK_WITHOUT_STEPS, "Runbook.steps", "no steps", "ステップがありません",
						runbook -> runbook.getSteps().clear()),
				of(Constraint.DIAGNOSTIC_ID_MISSING, "Runbook.confirmedBy", "empty", "空の診断",
						runbook -> runbook.getConfirmedBy().add(" ")),
				of(Constraint.LANGUAGE_INVALID, "LocalizedText.language", "\"Japanese!\"", "「Japanese!」",
						runbook -> runbook.getNames().add(Runbooks.translation("Japanese!", "x"))),
				of(Constraint.LANGUAGE_DUPLICATE, "LocalizedText.language", "\"JA\"", "「JA」", runbook -> {
					runbook.getNames().add(Runbooks.translation("ja", "x"));
					runbook.getNames().add(Runbooks.translation("JA", "y"));
				}),
				of(Constraint.TRANSLATION_MISSING, "LocalizedText.text", "\"ja\"", "「ja」",
						runbook -> runbook.getSteps().get(0).getLabels().add(Runbooks.translation("ja", null))),
				of(Constraint.PARAMETER_NAME_MISSING, "Parameter.name", "no name", "名前がありません",
						runbook -> Runbooks.parameter(runbook, null, ParameterType.TEXT)),
				of(Constraint.PARAMETER_NAME_INVALID, "Parameter.name", "\"user-name\"", "「user-name」",
						runbook -> Runbooks.parameter(runbook, "user-name", ParameterType.TEXT)),
				of(Constraint.PARAMETER_NAME_DUPLICATE, "Parameter.name", "\"user\"", "「user」", runbook -> {
					Runbooks.parameter(runbook, "user", ParameterType.TEXT);
					Runbooks.parameter(runbook, "user", ParameterType.USER);
				}),
				parameter(Constraint.PARAMETER_DEFAULT_INVALID, "defaultValue", "\"ten\" is no whole number",
						"「ten」は整数ではありません", ParameterType.INTEGER, level -> level.setDefaultValue("ten")),
				parameter(Constraint.PARAMETER_DEFAULT_INVALID, "defaultValue", "11 is more than the maximum, 10",
						"最大値 10", ParameterType.INTEGER, level -> {
							level.setDefaultValue("11");
							level.setMaximum("10");
						}),
				parameter(Constraint.PARAMETER_DEFAULT_INVALID, "defaultValue", "does not match the pattern [a-z]+",
						"パターン [a-z]+", ParameterType.TEXT, level -> {
							level.setDefaultValue("A1");
							level.setPattern("[a-z]+");
						}),
				parameter(Constraint.PARAMETER_DEFAULT_INVALID, "defaultValue", "none of the choices: low, high",
						"選択肢: low, high", ParameterType.CHOICE, level -> {
							Runbooks.choice(level, "low");
							Runbooks.choice(level, "high");
							level.setDefaultValue("medium");
						}),
				parameter(Constraint.PARAMETER_DEFAULT_INVALID, "defaultValue", "never the secret itself",
						"秘密そのものではなく", ParameterType.SECRET_REFERENCE, level -> level.setDefaultValue("p@ss word")),
				parameter(Constraint.PARAMETER_PATTERN_INVALID, "pattern", "regular expression", "正規表現",
						ParameterType.TEXT, level -> level.setPattern("[a-")),
				parameter(Constraint.PARAMETER_PATTERN_UNUSED, "pattern", "INTEGER parameters", "INTEGER",
						ParameterType.INTEGER, level -> level.setPattern("\\d")),
				parameter(Constraint.PARAMETER_LIMIT_INVALID, "maximum", "\"5m\" is no limit for level", "「5m」",
						ParameterType.INTEGER, level -> level.setMaximum("5m")),
				parameter(Constraint.PARAMETER_LIMIT_INVALID, "minimum", "of type BOOLEAN", "BOOLEAN",
						ParameterType.BOOLEAN, level -> level.setMinimum("1")),
				parameter(Constraint.PARAMETER_LIMITS_REVERSED, "minimum", "minimum 2h is above its maximum 5m",
						"最小値 2h が最大値 5m", ParameterType.DURATION, level -> {
							level.setMinimum("2h");
							level.setMaximum("5m");
						}),
				parameter(Constraint.PARAMETER_CHOICES_MISSING, "choices", "level has no choices", "level に選択肢",
						ParameterType.CHOICE, level -> {
						}),
				parameter(Constraint.PARAMETER_CHOICES_UNUSED, "choices", "type TEXT", "型は TEXT", ParameterType.TEXT,
						level -> Runbooks.choice(level, "x")),
				of(Constraint.CHOICE_VALUE_MISSING, "Choice.value", "of level", "level の選択肢",
						runbook -> Runbooks.choice(Runbooks.parameter(runbook, "level", ParameterType.CHOICE), "")),
				of(Constraint.CHOICE_VALUE_DUPLICATE, "Choice.value", "\"low\"", "「low」", runbook -> {
					Parameter level = Runbooks.parameter(runbook, "level", ParameterType.CHOICE);
					Runbooks.choice(level, "low");
					Runbooks.choice(level, "low");
				}),
				of(Constraint.STEP_ID_MISSING, "StepInstance.id", "no id", "ID がありません",
						runbook -> Runbooks.step(runbook, null, "office.x")),
				of(Constraint.STEP_ID_INVALID, "StepInstance.id", "\"a b\"", "「a b」",
						runbook -> Runbooks.step(runbook, "a b", "office.x")),
				of(Constraint.STEP_ID_DUPLICATE, "StepInstance.id", "\"close\"", "「close」",
						runbook -> Runbooks.step(runbook, "close", "office.x")),
				of(Constraint.STEP_TYPE_MISSING, "StepInstance.stepType", "The step next", "ステップ next",
						runbook -> Runbooks.step(runbook, "next", null)),
				of(Constraint.STEP_TYPE_UNKNOWN, "StepInstance.stepType", "\"acme.explode\"", "「acme.explode」",
						runbook -> Runbooks.step(runbook, "next", "acme.explode")),
				of(Constraint.STEP_CONDITION_INVALID, "StepInstance.condition", "The ( is not closed.",
						"「(」が閉じていません。", runbook -> runbook.getSteps().get(0).setCondition("(a")),
				of(Constraint.RETRIES_OUT_OF_RANGE, "StepInstance.retryAttempts", "-1 retries", "-1",
						runbook -> runbook.getSteps().get(0).setRetryAttempts(-1)),
				of(Constraint.RETRY_DELAY_OUT_OF_RANGE, "StepInstance.retryDelaySeconds", "-5 seconds", "-5 秒",
						runbook -> runbook.getSteps().get(0).setRetryDelaySeconds(-5)),
				of(Constraint.STEP_TIMEOUT_OUT_OF_RANGE, "StepInstance.timeoutSeconds", "0 seconds", "0 秒",
						runbook -> runbook.getSteps().get(0).setTimeoutSeconds(0)),
				of(Constraint.ARGUMENT_NAME_MISSING, "Argument.name", "no name", "名前がありません",
						runbook -> Runbooks.argument(runbook.getSteps().get(0), null, "x")),
				of(Constraint.ARGUMENT_NAME_DUPLICATE, "Argument.name", "\"path\"", "「path」", runbook -> {
					Runbooks.argument(runbook.getSteps().get(0), "path", "x");
					Runbooks.argument(runbook.getSteps().get(0), "path", "y");
				}),
				of(Constraint.ARGUMENT_UNKNOWN, "Argument.name", "\"pth\"", "「pth」",
						runbook -> Runbooks.argument(runbook.getSteps().get(0), "pth", "x")),
				of(Constraint.ARGUMENT_REQUIRED, "StepInstance.arguments", "needs the argument \"user\"", "引数「user」",
						runbook -> Runbooks.step(runbook, "next", "office.sign-out")),
				of(Constraint.ARGUMENT_PARAMETER_UNKNOWN, "Argument.value", "the parameter \"usr\"",
						"パラメーター「usr」", runbook -> {
							Runbooks.parameter(runbook, "user", ParameterType.USER);
							Runbooks.argument(runbook.getSteps().get(0), "path", "x${usr}");
						}),
				of(Constraint.ARGUMENT_REFERENCE_UNCLOSED, "Argument.value", "opened by ${ at character 3", "3 文字目にある ${",
						runbook -> Runbooks.argument(runbook.getSteps().get(0), "path", "a ${user")),
				strategy("canaryCount", "-1 is not possible for canaryCount", "canaryCount を -1",
						strategy -> strategy.setCanaryCount(-1)),
				strategy("waveSize", "101", "1 から 100 まで", strategy -> strategy.setWaveSize(101)),
				strategy("waveSize", "1 to 100000", "0", strategy -> {
					strategy.setWaveSizeUnit(WaveSizeUnit.ENDPOINTS);
					strategy.setWaveSize(0);
				}), strategy("concurrency", "0", "0", strategy -> strategy.setConcurrency(0)),
				strategy("failureThresholdPercent", "101", "101", strategy -> strategy.setFailureThresholdPercent(101)),
				strategy("stepTimeoutSeconds", "0", "0", strategy -> strategy.setStepTimeoutSeconds(0)),
				strategy("endpointTimeoutSeconds", "604801", "604801",
						strategy -> strategy.setEndpointTimeoutSeconds(604801)),
				strategy("groupConcurrency", "-1", "-1", strategy -> strategy.setGroupConcurrency(-1)),
				strategy("waveFailureThresholdPercent", "101", "101", strategy -> strategy.setWaveFailureThresholdPercent(101)),
				strategy("offlineWaitSeconds", "2592001", "2592001", strategy -> strategy.setOfflineWaitSeconds(2592001)),
				strategy("signInWaitSeconds", "-1", "-1", strategy -> strategy.setSignInWaitSeconds(-1)),
				of(Constraint.MAINTENANCE_WINDOW_INVALID, "Strategy.maintenanceWindow", "Someday", "Someday", runbook -> {
					runbook.setStrategy(RunbookFactory.eINSTANCE.createStrategy());
					runbook.getStrategy().setMaintenanceWindow("Someday");
				}));
	}

	private static List<ValidationProblem> validate(Runbook runbook) {
		return new RunbookValidator(STEP_TYPES, CONDITIONS).validate(runbook);
	}

	@Test
	void findsNothingWrongWithGoodRunbooks() {
		assertEquals(List.of(), validate(Runbooks.minimal()));
		assertEquals(List.of(), validate(Runbooks.rich()));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void reportsABrokenRuleInBothLanguages(Case broken) {
		Runbook runbook = Runbooks.minimal();
		broken.breaking.accept(runbook);
		List<ValidationProblem> problems = validate(runbook);
		assertEquals(1, problems.size(), problems::toString);
		ValidationProblem problem = problems.get(0);
		assertEquals(broken.constraint, problem.constraint());
		assertEquals(broken.path, problem.object().eClass().getName() + "." + problem.feature().getName());
		assertTrue(problem.object().eClass().getEAllStructuralFeatures().contains(problem.feature()));
		assertTrue(problem.message(Locale.ENGLISH).contains(broken.english), problem.message(Locale.ENGLISH));
		assertTrue(problem.message(Locale.JAPANESE).contains(broken.japanese), problem.message(Locale.JAPANESE));
	}

	@Test
	void hasACaseForEveryRule() {
		Set<Constraint> all = Stream.of(Constraint.values()).filter(each -> each.id().startsWith("runbook."))
				.collect(Collectors.toSet());
		assertEquals(all, cases().map(Case::constraint).collect(Collectors.toSet()));
	}

	@Test
	void doesNotRepeatWhatMayBeASecret() {
		Runbook runbook = Runbooks.minimal();
		Runbooks.parameter(runbook, "token", ParameterType.SECRET_REFERENCE).setDefaultValue("hunter 2!");
		ValidationProblem problem = validate(runbook).get(0);
		for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
			assertTrue(!problem.message(locale).contains("hunter"), problem.message(locale));
		}
	}

	@Test
	void takesTypesAndConditionsAsGivenWhenNobodyKnowsThem() {
		Runbook runbook = Runbooks.minimal();
		Runbooks.step(runbook, "next", "acme.explode").setCondition("(");
		assertEquals(List.of(), new RunbookValidator().validate(runbook));
	}

	@Test
	void findsProblemsOfAnEmptyModelWithoutFailing() {
		RunbookFactory factory = RunbookFactory.eINSTANCE;
		Runbook runbook = factory.createRunbook();
		runbook.getNames().add(factory.createLocalizedText());
		runbook.getParameters().add(factory.createParameter());
		runbook.getParameters().get(0).setType(ParameterType.CHOICE);
		runbook.getParameters().get(0).getChoices().add(factory.createChoice());
		runbook.getSteps().add(factory.createStepInstance());
		runbook.getSteps().get(0).getArguments().add(factory.createArgument());
		runbook.setStrategy(factory.createStrategy());
		assertEquals(9, validate(runbook).size());
	}
}
