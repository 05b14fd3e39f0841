package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.shuzen.core.text.Text;
import io.shuzen.model.schedule.MaintenanceWindow;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.engine.StepDefinition;
import io.shuzen.model.runbook.Argument;
import io.shuzen.model.runbook.Choice;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.model.runbook.Strategy;
import io.shuzen.model.runbook.WaveSizeUnit;
import io.shuzen.model.text.RunbookTexts;

/** Takes immutable pictures of runbook models. Numbers out of range, which validation reports, are brought into it. */
final class RunbookSnapshots {

	private static final RunbookTexts ENGLISH = new RunbookTexts(Locale.ENGLISH);
	private static final RunbookTexts JAPANESE = new RunbookTexts(Locale.JAPANESE);

	/** Thirty days, in seconds. */
	private static final int LONGEST_WAIT = 2_592_000;

	private RunbookSnapshots() {
	}

	static RunbookDefinition of(final Runbook runbook) {
		return new RunbookDefinition(textOf(runbook.getId()), textOf(runbook.getVersion()),
				text(texts -> texts.name(runbook)), text(texts -> texts.description(runbook)),
				runbook.getRemedies().stream().filter(java.util.Objects::nonNull).toList(),
				runbook.getConfirmedBy().stream().filter(java.util.Objects::nonNull).toList(),
				runbook.getParameters().stream().map(RunbookSnapshots::parameter).toList(),
				runbook.getSteps().stream().map(RunbookSnapshots::step).toList(), strategy(runbook.getStrategy()));
	}

	/** The model of a parameter, for its rules. */
	static Parameter model(final RunbookParameter parameter) {
		final Parameter model = RunbookFactory.eINSTANCE.createParameter();
		model.setName(parameter.name());
		model.setType(parameter.type());
		model.setRequired(parameter.required());
		model.setDefaultValue(parameter.defaultValue().orElse(null));
		model.setPattern(parameter.pattern().orElse(null));
		model.setMinimum(parameter.minimum().orElse(null));
		model.setMaximum(parameter.maximum().orElse(null));
		for (final RunbookParameter.Choice choice : parameter.choices()) {
			final Choice choiceModel = RunbookFactory.eINSTANCE.createChoice();
			choiceModel.setValue(choice.value());
			model.getChoices().add(choiceModel);
		}
		return model;
	}

	private static RunbookParameter parameter(final Parameter parameter) {
		return new RunbookParameter(textOf(parameter.getName()), parameter.getType(), text(texts -> texts.label(parameter)),
				text(texts -> texts.help(parameter)), parameter.isRequired(), optional(parameter.getDefaultValue()),
				optional(parameter.getPattern()), optional(parameter.getMinimum()), optional(parameter.getMaximum()),
				parameter.getChoices().stream().map(choice -> new RunbookParameter.Choice(textOf(choice.getValue()),
						text(texts -> texts.label(choice)))).toList());
	}

	private static StepDefinition step(final StepInstance step) {
		final Map<String, String> arguments = new HashMap<>();
		for (final Argument argument : step.getArguments()) {
			arguments.put(textOf(argument.getName()), textOf(argument.getValue()));
		}
		return new StepDefinition(textOf(step.getId()), textOf(step.getStepType()), text(texts -> texts.label(step, "")),
				step.getIdentity(), arguments, textOf(step.getCondition()).strip(), step.getFailurePolicy(),
				Math.clamp(step.getRetryAttempts(), 0, 100), Duration.ofSeconds(Math.clamp(step.getRetryDelaySeconds(), 0, 86_400)),
				Optional.ofNullable(step.getTimeoutSeconds()).map(seconds -> Duration.ofSeconds(Math.clamp(seconds, 1, 86_400))),
				step.getGate(), text(texts -> texts.gateMessage(step)));
	}

	private static RunStrategy strategy(final Strategy strategy) {
		if (strategy == null) {
			return RunStrategy.DEFAULT;
		}
		final boolean percent = strategy.getWaveSizeUnit() == WaveSizeUnit.PERCENT;
		final int waveSize = Math.clamp(strategy.getWaveSize(), 1, percent ? 100 : 100_000);
		final RunStrategy.Changes changes = RunStrategy.DEFAULT.change()
				.canaryCount(Math.clamp(strategy.getCanaryCount(), 0, 1_000))
				.concurrency(Math.clamp(strategy.getConcurrency(), 1, 10_000))
				.groupConcurrency(Math.clamp(strategy.getGroupConcurrency(), 0, 10_000))
				.groupAttribute(textOf(strategy.getGroupAttribute()).strip())
				.failureThresholdPercent(Math.clamp(strategy.getFailureThresholdPercent(), 0, 100))
				.waveFailureThresholdPercent(Math.clamp(strategy.getWaveFailureThresholdPercent(), 0, 100))
				.thresholdPolicy(strategy.getThresholdPolicy())
				.stepTimeout(seconds(strategy.getStepTimeoutSeconds(), 1, 86_400))
				.endpointTimeout(seconds(strategy.getEndpointTimeoutSeconds(), 1, 604_800))
				.offlineWait(seconds(strategy.getOfflineWaitSeconds(), 0, LONGEST_WAIT))
				.signInWait(seconds(strategy.getSignInWaitSeconds(), 0, LONGEST_WAIT))
				.maintenanceWindow(optional(strategy.getMaintenanceWindow()).flatMap(MaintenanceWindow::parse));
		return (percent ? changes.waveSizePercent(waveSize) : changes.waveSize(waveSize)).make();
	}

	private static Duration seconds(final int seconds, final int least, final int most) {
		return Duration.ofSeconds(Math.clamp(seconds, least, most));
	}

	private static Text text(final Function<RunbookTexts, String> of) {
		return new Text(of.apply(ENGLISH), of.apply(JAPANESE));
	}

	private static Optional<String> optional(final String text) {
		return Optional.ofNullable(text).filter(value -> !value.isEmpty());
	}

	private static String textOf(final String text) {
		return text == null ? "" : text;
	}
}
