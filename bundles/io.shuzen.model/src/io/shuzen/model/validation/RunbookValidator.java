package io.shuzen.model.validation;

import static io.shuzen.model.runbook.RunbookPackage.Literals.ARGUMENT__NAME;
import static io.shuzen.model.runbook.RunbookPackage.Literals.ARGUMENT__VALUE;
import static io.shuzen.model.runbook.RunbookPackage.Literals.CHOICE__VALUE;
import static io.shuzen.model.runbook.RunbookPackage.Literals.LOCALIZED_TEXT__LANGUAGE;
import static io.shuzen.model.runbook.RunbookPackage.Literals.LOCALIZED_TEXT__TEXT;
import static io.shuzen.model.runbook.RunbookPackage.Literals.PARAMETER__CHOICES;
import static io.shuzen.model.runbook.RunbookPackage.Literals.PARAMETER__DEFAULT_VALUE;
import static io.shuzen.model.runbook.RunbookPackage.Literals.PARAMETER__MAXIMUM;
import static io.shuzen.model.runbook.RunbookPackage.Literals.PARAMETER__MINIMUM;
import static io.shuzen.model.runbook.RunbookPackage.Literals.PARAMETER__NAME;
import static io.shuzen.model.runbook.RunbookPackage.Literals.PARAMETER__PATTERN;
import static io.shuzen.model.runbook.RunbookPackage.Literals.RUNBOOK__CONFIRMED_BY;
import static io.shuzen.model.runbook.RunbookPackage.Literals.RUNBOOK__ID;
import static io.shuzen.model.runbook.RunbookPackage.Literals.RUNBOOK__NAME;
import static io.shuzen.model.runbook.RunbookPackage.Literals.RUNBOOK__REMEDIES;
import static io.shuzen.model.runbook.RunbookPackage.Literals.RUNBOOK__STEPS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.RUNBOOK__VERSION;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STEP_INSTANCE__ARGUMENTS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STEP_INSTANCE__CONDITION;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STEP_INSTANCE__ID;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STEP_INSTANCE__RETRY_ATTEMPTS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STEP_INSTANCE__RETRY_DELAY_SECONDS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STEP_INSTANCE__STEP_TYPE;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STEP_INSTANCE__TIMEOUT_SECONDS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__CANARY_COUNT;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__CONCURRENCY;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__ENDPOINT_TIMEOUT_SECONDS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__FAILURE_THRESHOLD_PERCENT;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__GROUP_CONCURRENCY;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__MAINTENANCE_WINDOW;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__OFFLINE_WAIT_SECONDS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__SIGN_IN_WAIT_SECONDS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__STEP_TIMEOUT_SECONDS;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__WAVE_FAILURE_THRESHOLD_PERCENT;
import static io.shuzen.model.runbook.RunbookPackage.Literals.STRATEGY__WAVE_SIZE;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

import io.shuzen.model.parameter.ParameterTemplate;
import io.shuzen.model.parameter.ParameterValues;
import io.shuzen.model.runbook.Argument;
import io.shuzen.model.runbook.Choice;
import io.shuzen.model.runbook.LocalizedText;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.RunbookPackage;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.model.runbook.Strategy;
import io.shuzen.model.runbook.WaveSizeUnit;
import io.shuzen.model.schedule.MaintenanceWindow;

/** Checks runbooks. */
public final class RunbookValidator {

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

	private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

	private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}");

	private static final int MAX_RETRIES = 100;

	private static final int SECONDS_PER_DAY = 86_400;

	private static final int DAYS_PER_WEEK = 7;

	private static final int DAYS_OF_WAITING = 30;

	private static final int MAX_PERCENT = 100;

	private static final int MAX_WAVE_SIZE = 100_000;

	private static final int MAX_CONCURRENCY = 10_000;

	private static final int MAX_CANARIES = 1_000;

	private final StepTypes stepTypes;

	private final ConditionSyntax conditions;

	/** Makes a validator that takes every type of step and every condition as given. */
	public RunbookValidator() {
		this(null, null);
	}

	/**
	 * Makes a validator.
	 *
	 * @param stepTypes the types of steps that are installed; null not to check types
	 * @param conditions what a condition has to look like; null not to check conditions
	 */
	public RunbookValidator(StepTypes stepTypes, ConditionSyntax conditions) {
		this.stepTypes = stepTypes;
		this.conditions = conditions;
	}

	/** Returns what is wrong with a runbook; empty when nothing is. */
	public List<ValidationProblem> validate(Runbook runbook) {
		return new Check(runbook).run();
	}

	/** One pass over one runbook. */
	private final class Check {

		private final Runbook runbook;

		private final ProblemList problems = new ProblemList();

		private final Set<String> parameterNames = new TreeSet<>();

		Check(Runbook runbook) {
			this.runbook = runbook;
			runbook.getParameters().stream().map(Parameter::getName).filter(RunbookValidator::isSet)
					.forEach(parameterNames::add);
		}

		List<ValidationProblem> run() {
			problems.requireKnownFeatures(runbook);
			checkIdentifier(runbook, RUNBOOK__ID, Constraint.RUNBOOK_ID_MISSING, Constraint.RUNBOOK_ID_INVALID);
			problems.requireText(runbook, RUNBOOK__NAME, Constraint.RUNBOOK_NAME_MISSING);
			if (runbook.getVersion() == null || !VERSION.matcher(runbook.getVersion()).matches()) {
				problems.add(runbook, RUNBOOK__VERSION, Constraint.RUNBOOK_VERSION_INVALID,
						String.valueOf(runbook.getVersion()));
			}
			checkTranslations(runbook.getNames());
			checkTranslations(runbook.getDescriptions());
			checkDiagnostics(RUNBOOK__REMEDIES, runbook.getRemedies());
			checkDiagnostics(RUNBOOK__CONFIRMED_BY, runbook.getConfirmedBy());
			runbook.getParameters().forEach(this::checkParameter);
			problems.requireUnique(runbook.getParameters(), Parameter::getName, PARAMETER__NAME,
					Constraint.PARAMETER_NAME_DUPLICATE);
			if (runbook.getSteps().isEmpty()) {
				problems.add(runbook, RUNBOOK__STEPS, Constraint.RUNBOOK_WITHOUT_STEPS);
			}
			runbook.getSteps().forEach(this::checkStep);
			problems.requireUnique(runbook.getSteps(), StepInstance::getId, STEP_INSTANCE__ID, Constraint.STEP_ID_DUPLICATE);
			if (runbook.getStrategy() != null) {
				checkStrategy(runbook.getStrategy());
			}
			return problems.toList();
		}

		private void checkIdentifier(EObject object, EAttribute feature, Constraint missing, Constraint invalid) {
			if (problems.requireText(object, feature, missing)) {
				String id = (String) object.eGet(feature);
				if (!IDENTIFIER.matcher(id).matches()) {
					problems.add(object, feature, invalid, id);
				}
			}
		}

		private void checkDiagnostics(EAttribute feature, List<String> ids) {
			if (ids.stream().anyMatch(String::isBlank)) {
				problems.add(runbook, feature, Constraint.DIAGNOSTIC_ID_MISSING);
			}
		}

		private void checkTranslations(List<LocalizedText> translations) {
			for (LocalizedText translation : translations) {
				String language = translation.getLanguage();
				if (!isLanguage(language)) {
					problems.add(translation, LOCALIZED_TEXT__LANGUAGE, Constraint.LANGUAGE_INVALID, String.valueOf(language));
				}
				problems.requireText(translation, LOCALIZED_TEXT__TEXT, Constraint.TRANSLATION_MISSING,
						String.valueOf(language));
			}
			problems.requireUnique(translations,
					translation -> isSet(translation.getLanguage()) ? translation.getLanguage().toLowerCase(Locale.ROOT) : null,
					LOCALIZED_TEXT__LANGUAGE, Constraint.LANGUAGE_DUPLICATE);
		}

		private void checkParameter(Parameter parameter) {
			String name = String.valueOf(parameter.getName());
			if (problems.requireText(parameter, PARAMETER__NAME, Constraint.PARAMETER_NAME_MISSING)
					&& !PARAMETER_NAME.matcher(name).matches()) {
				problems.add(parameter, PARAMETER__NAME, Constraint.PARAMETER_NAME_INVALID, name);
			}
			checkTranslations(parameter.getLabels());
			checkTranslations(parameter.getHelps());
			checkPattern(parameter, name);
			checkLimit(parameter, name, PARAMETER__MINIMUM, parameter.getMinimum());
			checkLimit(parameter, name, PARAMETER__MAXIMUM, parameter.getMaximum());
			if (ParameterValues.limitsExcludeEverything(parameter)) {
				problems.add(parameter, PARAMETER__MINIMUM, Constraint.PARAMETER_LIMITS_REVERSED, name, parameter.getMinimum(),
						parameter.getMaximum());
			}
			checkChoices(parameter, name);
			if (isSet(parameter.getDefaultValue())) {
				ParameterValues.check(parameter, parameter.getDefaultValue())
						.ifPresent(problem -> problems.add(parameter, PARAMETER__DEFAULT_VALUE,
								Constraint.PARAMETER_DEFAULT_INVALID, name, problem));
			}
		}

		private void checkPattern(Parameter parameter, String name) {
			if (!isSet(parameter.getPattern())) {
				return;
			}
			if (parameter.getType() != ParameterType.TEXT) {
				problems.add(parameter, PARAMETER__PATTERN, Constraint.PARAMETER_PATTERN_UNUSED, name,
						parameter.getType().getLiteral());
			}
			try {
				Pattern.compile(parameter.getPattern());
			} catch (PatternSyntaxException malformed) {
				problems.add(parameter, PARAMETER__PATTERN, Constraint.PARAMETER_PATTERN_INVALID, name,
						malformed.getDescription(), Integer.toString(malformed.getIndex() + 1));
			}
		}

		private void checkLimit(Parameter parameter, String name, EAttribute feature, String limit) {
			if (isSet(limit) && !ParameterValues.isLimit(parameter, limit)) {
				problems.add(parameter, feature, Constraint.PARAMETER_LIMIT_INVALID, limit, name,
						parameter.getType().getLiteral());
			}
		}

		private void checkChoices(Parameter parameter, String name) {
			if (parameter.getType() == ParameterType.CHOICE) {
				if (parameter.getChoices().isEmpty()) {
					problems.add(parameter, PARAMETER__CHOICES, Constraint.PARAMETER_CHOICES_MISSING, name);
				}
			} else if (!parameter.getChoices().isEmpty()) {
				problems.add(parameter, PARAMETER__CHOICES, Constraint.PARAMETER_CHOICES_UNUSED, name,
						parameter.getType().getLiteral());
			}
			for (Choice choice : parameter.getChoices()) {
				problems.requireText(choice, CHOICE__VALUE, Constraint.CHOICE_VALUE_MISSING, name);
				checkTranslations(choice.getLabels());
			}
			problems.requireUnique(parameter.getChoices(), Choice::getValue, CHOICE__VALUE, Constraint.CHOICE_VALUE_DUPLICATE);
		}

		private void checkStep(StepInstance step) {
			checkIdentifier(step, STEP_INSTANCE__ID, Constraint.STEP_ID_MISSING, Constraint.STEP_ID_INVALID);
			checkTranslations(step.getLabels());
			checkTranslations(step.getGateMessages());
			checkCondition(step);
			problems.requireRange(step, STEP_INSTANCE__RETRY_ATTEMPTS, 0, MAX_RETRIES, Constraint.RETRIES_OUT_OF_RANGE);
			problems.requireRange(step, STEP_INSTANCE__RETRY_DELAY_SECONDS, 0, SECONDS_PER_DAY,
					Constraint.RETRY_DELAY_OUT_OF_RANGE);
			problems.requireRange(step, STEP_INSTANCE__TIMEOUT_SECONDS, 1, SECONDS_PER_DAY,
					Constraint.STEP_TIMEOUT_OUT_OF_RANGE);
			step.getArguments().forEach(this::checkArgument);
			problems.requireUnique(step.getArguments(), Argument::getName, ARGUMENT__NAME,
					Constraint.ARGUMENT_NAME_DUPLICATE);
			if (problems.requireText(step, STEP_INSTANCE__STEP_TYPE, Constraint.STEP_TYPE_MISSING,
					String.valueOf(step.getId())) && stepTypes != null) {
				stepTypes.find(step.getStepType()).ifPresentOrElse(signature -> checkSignature(step, signature),
						() -> problems.add(step, STEP_INSTANCE__STEP_TYPE, Constraint.STEP_TYPE_UNKNOWN, step.getStepType()));
			}
		}

		private void checkCondition(StepInstance step) {
			if (conditions != null && isSet(step.getCondition())) {
				conditions.problem(step.getCondition()).ifPresent(problem -> problems.add(step,
						STEP_INSTANCE__CONDITION, Constraint.STEP_CONDITION_INVALID, String.valueOf(step.getId()), problem));
			}
		}

		private void checkArgument(Argument argument) {
			String name = String.valueOf(argument.getName());
			problems.requireText(argument, ARGUMENT__NAME, Constraint.ARGUMENT_NAME_MISSING);
			if (argument.getValue() == null) {
				return;
			}
			ParameterTemplate template = ParameterTemplate.parse(argument.getValue());
			for (String reference : template.references()) {
				if (!parameterNames.contains(reference)) {
					problems.add(argument, ARGUMENT__VALUE, Constraint.ARGUMENT_PARAMETER_UNKNOWN, name, reference,
							parameterNames.isEmpty() ? "-" : String.join(", ", parameterNames));
				}
			}
			if (template.unclosedReference().isPresent()) {
				problems.add(argument, ARGUMENT__VALUE, Constraint.ARGUMENT_REFERENCE_UNCLOSED, name,
						Integer.toString(template.unclosedReference().getAsInt() + 1));
			}
		}

		private void checkSignature(StepInstance step, StepTypes.Signature signature) {
			Set<String> given = new HashSet<>();
			for (Argument argument : step.getArguments()) {
				String name = argument.getName();
				given.add(name);
				if (isSet(name) && !signature.required().contains(name) && !signature.optional().contains(name)) {
					problems.add(argument, ARGUMENT__NAME, Constraint.ARGUMENT_UNKNOWN, step.getStepType(), name);
				}
			}
			for (String required : new TreeSet<>(signature.required())) {
				if (!given.contains(required)) {
					problems.add(step, STEP_INSTANCE__ARGUMENTS, Constraint.ARGUMENT_REQUIRED, String.valueOf(step.getId()),
							required);
				}
			}
		}

		private void checkStrategy(Strategy strategy) {
			int largestWave = strategy.getWaveSizeUnit() == WaveSizeUnit.PERCENT ? MAX_PERCENT : MAX_WAVE_SIZE;
			Map<EAttribute, int[]> ranges = Map.of(STRATEGY__CANARY_COUNT, new int[] { 0, MAX_CANARIES },
					STRATEGY__WAVE_SIZE, new int[] { 1, largestWave },
					STRATEGY__CONCURRENCY, new int[] { 1, MAX_CONCURRENCY },
					STRATEGY__GROUP_CONCURRENCY, new int[] { 0, MAX_CONCURRENCY },
					STRATEGY__FAILURE_THRESHOLD_PERCENT, new int[] { 0, MAX_PERCENT },
					STRATEGY__WAVE_FAILURE_THRESHOLD_PERCENT, new int[] { 0, MAX_PERCENT },
					STRATEGY__STEP_TIMEOUT_SECONDS, new int[] { 1, SECONDS_PER_DAY },
					STRATEGY__ENDPOINT_TIMEOUT_SECONDS, new int[] { 1, DAYS_PER_WEEK * SECONDS_PER_DAY },
					STRATEGY__OFFLINE_WAIT_SECONDS, new int[] { 0, DAYS_OF_WAITING * SECONDS_PER_DAY },
					STRATEGY__SIGN_IN_WAIT_SECONDS, new int[] { 0, DAYS_OF_WAITING * SECONDS_PER_DAY });
			for (EAttribute attribute : RunbookPackage.Literals.STRATEGY.getEAllAttributes()) {
				int[] range = ranges.get(attribute);
				int value = range == null ? 0 : (Integer) strategy.eGet(attribute);
				if (range != null && (value < range[0] || value > range[1])) {
					problems.add(strategy, attribute, Constraint.STRATEGY_OUT_OF_RANGE, attribute.getName(),
							Integer.toString(value), Integer.toString(range[0]), Integer.toString(range[1]));
				}
			}
			String window = strategy.getMaintenanceWindow();
			if (isSet(window) && MaintenanceWindow.parse(window).isEmpty()) {
				problems.add(strategy, STRATEGY__MAINTENANCE_WINDOW, Constraint.MAINTENANCE_WINDOW_INVALID, window);
			}
		}
	}

	private static boolean isSet(String text) {
		return text != null && !text.isBlank();
	}

	private static boolean isLanguage(String language) {
		if (!isSet(language)) {
			return false;
		}
		try {
			return !new Locale.Builder().setLanguageTag(language).build().getLanguage().isEmpty();
		} catch (IllformedLocaleException malformed) {
			return false;
		}
	}
}
