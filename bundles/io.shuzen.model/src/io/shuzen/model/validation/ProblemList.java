package io.shuzen.model.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Problems as they are found, and the checks that rules of both models are made of. */
final class ProblemList {

	private final List<ValidationProblem> problems = new ArrayList<>();

	List<ValidationProblem> toList() {
		return List.copyOf(problems);
	}

	void add(EObject object, EStructuralFeature feature, Constraint constraint, Object... arguments) {
		problems.add(new ValidationProblem(object, feature, constraint, List.of(arguments)));
	}

	/** Adds a problem when a text is missing; returns whether it is there. */
	boolean requireText(EObject object, EStructuralFeature feature, Constraint missing, Object... arguments) {
		boolean present = object.eGet(feature) instanceof String text && !text.isBlank();
		if (!present) {
			add(object, feature, missing, arguments);
		}
		return present;
	}

	/** Adds a problem, with the value and the limits, when a number that is set is outside of its range. */
	void requireRange(EObject object, EStructuralFeature feature, int minimum, int maximum, Constraint outside) {
		if (object.eGet(feature) instanceof Integer number && (number < minimum || number > maximum)) {
			add(object, feature, outside, number.toString(), Integer.toString(minimum), Integer.toString(maximum));
		}
	}

	/**
	 * Adds a problem for every object whose key another one before it has.
	 *
	 * @param key returns what has to be unique, null for an object without one
	 */
	<T extends EObject> void requireUnique(List<T> objects, Function<T, String> key, EStructuralFeature feature,
			Constraint duplicate) {
		Set<String> seen = new HashSet<>();
		for (T object : objects) {
			String value = key.apply(object);
			if (value != null && !value.isBlank() && !seen.add(value)) {
				add(object, feature, duplicate, String.valueOf(object.eGet(feature)));
			}
		}
	}
}
