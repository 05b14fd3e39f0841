package io.shuzen.model.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.FeatureMap;
import org.eclipse.emf.ecore.util.FeatureMapUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xml.type.AnyType;
import org.eclipse.emf.ecore.xml.type.XMLTypePackage;

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

	/**
	 * Adds a problem for every name in the file of an object that its model does not have. Saving keeps what it names, but nothing goes by
	 * it: a misspelt condition would let its step be done everywhere.
	 */
	void requireKnownFeatures(EObject root) {
		if (root.eResource() instanceof XMLResource resource && !resource.getEObjectToExtensionMap().isEmpty()) {
			requireKnownFeatures(root, resource);
			root.eAllContents().forEachRemaining(object -> requireKnownFeatures(object, resource));
		}
	}

	private void requireKnownFeatures(EObject object, XMLResource resource) {
		AnyType extension = resource.getEObjectToExtensionMap().get(object);
		if (extension == null) {
			return;
		}
		Set<String> names = new TreeSet<>();
		for (FeatureMap unknown : List.of(extension.getAnyAttribute(), extension.getMixed())) {
			unknown.stream().filter(entry -> !isNoElement(entry.getEStructuralFeature())).forEach(entry -> names.add(name(entry)));
		}
		// the first feature stands for the object as a whole
		names.forEach(name -> add(object, object.eClass().getEStructuralFeature(0), Constraint.FEATURE_UNKNOWN, name, place(object)));
	}

	private static boolean isNoElement(EStructuralFeature feature) {
		return FeatureMapUtil.isText(feature) || FeatureMapUtil.isCDATA(feature) || FeatureMapUtil.isComment(feature);
	}

	/** The element or attribute, with its type where that is what is not known. */
	private static String name(FeatureMap.Entry unknown) {
		String name = unknown.getEStructuralFeature().getName();
		return unknown.getValue() instanceof EObject value && value.eClass() != XMLTypePackage.Literals.ANY_TYPE
				? name + " " + value.eClass().getName() : name;
	}

	/** As the file has it: the element, with what tells it from others like it. */
	private static String place(EObject object) {
		String element = object.eContainingFeature() == null ? object.eClass().getName() : object.eContainingFeature().getName();
		for (String key : List.of("id", "name")) {
			EStructuralFeature feature = object.eClass().getEStructuralFeature(key);
			if (feature != null && object.eGet(feature) instanceof String value && !value.isBlank()) {
				return element + " " + value;
			}
		}
		return element;
	}
}
