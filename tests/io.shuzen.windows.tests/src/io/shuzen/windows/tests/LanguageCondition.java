package io.shuzen.windows.tests;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.shuzen.windows.contract.ContractEndpoint;

/** Leaves out what is the same in every language. */
final class LanguageCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(final ExtensionContext context) {
		return context.getTestMethod().isEmpty() || context.getTags().contains(ContractEndpoint.LANGUAGE)
				? ConditionEvaluationResult.enabled("depends on the language")
				: ConditionEvaluationResult.disabled("is the same in every language");
	}
}
