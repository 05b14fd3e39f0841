package io.shuzen.model.tests;

import io.shuzen.model.runbook.Argument;
import io.shuzen.model.runbook.Choice;
import io.shuzen.model.runbook.FailurePolicy;
import io.shuzen.model.runbook.Gate;
import io.shuzen.model.runbook.LocalizedText;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.StepIdentity;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.model.runbook.WaveSizeUnit;

/** Runbooks to test with. */
final class Runbooks {

	private static final RunbookFactory FACTORY = RunbookFactory.eINSTANCE;

	private Runbooks() {
	}

	/** A runbook of one step with which nothing is wrong. */
	static Runbook minimal() {
		Runbook runbook = FACTORY.createRunbook();
		runbook.setId("office.reset");
		runbook.setName("Reset Office sign-in");
		step(runbook, "close", "office.close-applications");
		return runbook;
	}

	static StepInstance step(Runbook runbook, String id, String type) {
		StepInstance step = FACTORY.createStepInstance();
		step.setId(id);
		step.setStepType(type);
		runbook.getSteps().add(step);
		return step;
	}

	static Argument argument(StepInstance step, String name, String value) {
		Argument argument = FACTORY.createArgument();
		argument.setName(name);
		argument.setValue(value);
		step.getArguments().add(argument);
		return argument;
	}

	static Parameter parameter(Runbook runbook, String name, ParameterType type) {
		Parameter parameter = FACTORY.createParameter();
		parameter.setName(name);
		parameter.setType(type);
		runbook.getParameters().add(parameter);
		return parameter;
	}

	static Choice choice(Parameter parameter, String value) {
		Choice choice = FACTORY.createChoice();
		choice.setValue(value);
		parameter.getChoices().add(choice);
		return choice;
	}

	static LocalizedText translation(String language, String text) {
		LocalizedText translation = FACTORY.createLocalizedText();
		translation.setLanguage(language);
		translation.setText(text);
		return translation;
	}

	/** One of everything, with which nothing is wrong. */
	static Runbook rich() {
		Runbook runbook = minimal();
		runbook.setVersion("2.1.0");
		runbook.setDescription("Closes Office,\nthen signs everybody out.");
		runbook.getNames().add(translation("ja", "Office のサインインをリセット"));
		runbook.getDescriptions().add(translation("ja", "Office を終了し、\nサインアウトします。"));
		runbook.getRemedies().add("office.D-20");
		runbook.getConfirmedBy().add("office.D-27");
		Parameter user = parameter(runbook, "user", ParameterType.USER);
		user.setRequired(true);
		user.setLabel("User");
		user.getLabels().add(translation("ja", "ユーザー"));
		user.setHelp("The one who called.");
		user.getHelps().add(translation("ja", "電話をかけてきた人です。"));
		Parameter wait = parameter(runbook, "wait", ParameterType.DURATION);
		wait.setDefaultValue("5m");
		wait.setMinimum("10s");
		wait.setMaximum("1h");
		Parameter scope = parameter(runbook, "scope", ParameterType.CHOICE);
		scope.setDefaultValue("office");
		choice(scope, "office").getLabels().add(translation("ja", "Office のみ"));
		choice(scope, "all").setLabel("Everything");
		StepInstance step = step(runbook, "sign-out", "office.sign-out");
		step.setLabel("Sign out");
		step.getLabels().add(translation("ja", "サインアウト"));
		step.setIdentity(StepIdentity.USER);
		step.setCondition("facts.office.signedIn");
		step.setFailurePolicy(FailurePolicy.STOP);
		step.setRetryAttempts(2);
		step.setTimeoutSeconds(90);
		step.setGate(Gate.CONFIRM);
		step.setGateMessage("Has everything been saved?");
		step.getGateMessages().add(translation("ja", "すべて保存しましたか?"));
		argument(step, "user", "${user}");
		argument(step, "path", "C:\\$Recycle.Bin\\${scope}\\$${literal}");
		runbook.setStrategy(FACTORY.createStrategy());
		runbook.getStrategy().setCanaryCount(2);
		runbook.getStrategy().setWaveSize(25);
		runbook.getStrategy().setWaveSizeUnit(WaveSizeUnit.ENDPOINTS);
		return runbook;
	}
}
