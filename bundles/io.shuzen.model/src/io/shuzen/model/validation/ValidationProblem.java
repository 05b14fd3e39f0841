package io.shuzen.model.validation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import io.shuzen.model.internal.message.MessageCatalogue;
import io.shuzen.model.text.LocalizedMessage;

/**
 * A place where a model does not keep to a rule.
 *
 * @param object the object that is wrong
 * @param feature the feature of the object that is wrong
 * @param constraint the rule
 * @param arguments what the message names, in the order of its place holders: texts, or messages themselves
 */
public record ValidationProblem(EObject object, EStructuralFeature feature, Constraint constraint,
		List<Object> arguments) implements LocalizedMessage {

	public ValidationProblem {
		Objects.requireNonNull(object);
		Objects.requireNonNull(feature);
		Objects.requireNonNull(constraint);
		arguments = List.copyOf(arguments);
	}

	/** Returns how serious it is. */
	public Severity severity() {
		return constraint.severity();
	}

	/** Returns what is wrong and what to do about it. */
	@Override
	public String message(Locale locale) {
		return MessageCatalogue.text(constraint.id(), locale, arguments);
	}
}
