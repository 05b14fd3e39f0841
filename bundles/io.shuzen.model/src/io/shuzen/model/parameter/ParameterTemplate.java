package io.shuzen.model.parameter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The value of an argument: text in which {@code ${name}} stands for the value of a parameter. {@code $${} stands for the
 * characters <code>${</code> themselves; any other {@code $} is just that, so that a Windows path such as
 * {@code C:\$Recycle.Bin} needs no escape. Values are put in as they are and not looked through again: a value cannot
 * refer to another parameter.
 */
public final class ParameterTemplate {

	private sealed interface Part {
	}

	private record Literal(String text) implements Part {
	}

	private record Reference(String name) implements Part {
	}

	private final List<Part> parts;

	/** Offset of a reference that is not closed, or -1. */
	private final int unclosedAt;

	private ParameterTemplate(List<Part> parts, int unclosedAt) {
		this.parts = List.copyOf(parts);
		this.unclosedAt = unclosedAt;
	}

	/** Reads a template. Never fails: an unclosed reference is plain text, and {@link #unclosedReference} tells. */
	public static ParameterTemplate parse(String text) {
		List<Part> parts = new ArrayList<>();
		StringBuilder literal = new StringBuilder();
		int unclosedAt = -1;
		int at = 0;
		while (at < text.length()) {
			int end = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
			if (text.startsWith("$${", at)) {
				literal.append("${");
				at += 3;
			} else if (end >= 0) {
				parts.add(new Literal(literal.toString()));
				literal.setLength(0);
				parts.add(new Reference(text.substring(at + 2, end)));
				at = end + 1;
			} else {
				if (unclosedAt < 0 && text.startsWith("${", at)) {
					unclosedAt = at;
				}
				literal.append(text.charAt(at++));
			}
		}
		parts.add(new Literal(literal.toString()));
		return new ParameterTemplate(parts, unclosedAt);
	}

	/** Returns the template of a text that is to come out as it is. */
	public static String escape(String text) {
		return text.replace("${", "$${");
	}

	/** Returns the names of the parameters it refers to, each once, in the order of their first use. */
	public Set<String> references() {
		Set<String> names = new LinkedHashSet<>();
		for (Part part : parts) {
			if (part instanceof Reference reference) {
				names.add(reference.name);
			}
		}
		return names;
	}

	/** Returns where a reference starts that has no closing brace, as an offset in the text. */
	public OptionalInt unclosedReference() {
		return unclosedAt < 0 ? OptionalInt.empty() : OptionalInt.of(unclosedAt);
	}

	/**
	 * Returns the text with all values put in.
	 *
	 * @param values the value of each parameter by its name
	 * @throws NoSuchElementException when it refers to a parameter that has no value; validation finds that beforehand
	 */
	public String resolve(Map<String, String> values) {
		StringBuilder text = new StringBuilder();
		for (Part part : parts) {
			text.append(switch (part) {
			case Literal literal -> literal.text;
			case Reference reference -> value(values, reference.name);
			});
		}
		return text.toString();
	}

	private static String value(Map<String, String> values, String name) {
		String value = values.get(name);
		if (value == null) {
			throw new NoSuchElementException("No value for the parameter " + name);
		}
		return value;
	}
}
