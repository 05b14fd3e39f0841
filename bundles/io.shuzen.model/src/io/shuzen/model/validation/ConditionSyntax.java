package io.shuzen.model.validation;

import java.util.Optional;

import io.shuzen.model.text.LocalizedMessage;

/** What a validator asks about the conditions of steps; their language is defined elsewhere. */
@FunctionalInterface
public interface ConditionSyntax {

	/**
	 * Checks a condition.
	 *
	 * @param condition the condition, not blank
	 * @return what is wrong with it, or nothing
	 */
	Optional<? extends LocalizedMessage> problem(String condition);
}
