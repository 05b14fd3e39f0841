package io.shuzen.model.parameter;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.shuzen.model.parameter.ValueProblem.Kind;
import io.shuzen.model.runbook.Choice;
import io.shuzen.model.runbook.Parameter;

/** Tells whether a text is a value of a parameter, for input fields, the command line and defaults alike. */
public final class ParameterValues {

	/**
	 * What a Windows account can be called: a SID, or a name without the characters a logon name cannot have (TechNet Wiki,
	 * "Active Directory: Requirements for Creating Objects"), alone, as name@domain or as DOMAIN\name; or * for every user.
	 */
	private static final Pattern USER = Pattern.compile(
			"\\*|S-1-\\d{1,14}(-\\d{1,10}){1,15}|(?![. ]+$)[^\"/\\\\\\[\\]:;|=,+*?<>@\\p{Cntrl}]{1,256}"
					+ "(@[\\p{L}\\p{N}._-]{1,255})?|[\\p{L}\\p{N}._-]{1,255}\\\\[^\"/\\\\\\[\\]:;|=,+*?<>@\\p{Cntrl}]{1,256}");

	private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

	private static final int MOST_REPEATED = 200;

	/** Besides the sign: steps get 64-bit numbers. */
	private static final int MAX_BITS = 63;

	private ParameterValues() {
	}

	/**
	 * Checks a value.
	 *
	 * @param parameter the parameter; its own mistakes (a malformed pattern or limit) are not found here and limit nothing
	 * @param value the value, null or empty for none
	 * @return what is wrong with the value, or nothing
	 */
	public static Optional<ValueProblem> check(Parameter parameter, String value) {
		if (value == null || value.isEmpty()) {
			return parameter.isRequired() ? problem(Kind.MISSING, displayName(parameter)) : Optional.empty();
		}
		if (CONTROL_CHARACTER.matcher(value).find()) {
			return problem(Kind.CONTROL_CHARACTER, displayName(parameter));
		}
		return switch (parameter.getType()) {
		case TEXT -> checkText(parameter, value);
		case INTEGER -> checkOrdered(parameter, value, ParameterValues::integer, Kind.NO_INTEGER);
		case BOOLEAN -> require(value.equals("true") || value.equals("false"), Kind.NO_BOOLEAN, value);
		case CHOICE -> checkChoice(parameter, value);
		case USER -> require(USER.matcher(value).matches(), Kind.NO_USER, value);
		case DURATION -> checkOrdered(parameter, value, DurationText::parse, Kind.NO_DURATION);
		// The value is not repeated: somebody may have typed the secret itself.
		case SECRET_REFERENCE -> require(SecretReference.parse(value).isPresent(), Kind.NO_SECRET_REFERENCE);
		};
	}

	/** Reads a whole number of at most 64 bits, or nothing when the text is none. */
	public static Optional<BigInteger> integer(String text) {
		try {
			return Optional.of(new BigInteger(text)).filter(number -> number.bitLength() <= MAX_BITS);
		} catch (NumberFormatException none) {
			return Optional.empty();
		}
	}

	/**
	 * Tells whether a limit can be read as one for the type of a parameter: a whole number for INTEGER, a length of time for
	 * DURATION, a number of characters for TEXT. Other types have no limits.
	 */
	public static boolean isLimit(Parameter parameter, String limit) {
		return limitValue(parameter, limit).isPresent();
	}

	/** Tells whether both limits of a parameter are readable and the minimum is above the maximum, so that no value fits. */
	public static boolean limitsExcludeEverything(Parameter parameter) {
		return switch (parameter.getType()) {
		case DURATION -> reversed(parameter, DurationText::parse);
		case INTEGER, TEXT -> reversed(parameter, ParameterValues::integer);
		default -> false;
		};
	}

	private static <V extends Comparable<V>> boolean reversed(Parameter parameter, Function<String, Optional<V>> reader) {
		Optional<V> minimum = limit(parameter.getMinimum(), reader);
		Optional<V> maximum = limit(parameter.getMaximum(), reader);
		return minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0;
	}

	private static Optional<?> limitValue(Parameter parameter, String limit) {
		return switch (parameter.getType()) {
		case INTEGER -> integer(limit);
		case TEXT -> integer(limit).filter(count -> count.signum() >= 0);
		case DURATION -> DurationText.parse(limit);
		default -> Optional.empty();
		};
	}

	private static Optional<ValueProblem> checkText(Parameter parameter, String value) {
		BigInteger length = BigInteger.valueOf(value.codePointCount(0, value.length()));
		Optional<BigInteger> minimum = limit(parameter.getMinimum(), ParameterValues::integer);
		if (minimum.isPresent() && length.compareTo(minimum.get()) < 0) {
			return problem(Kind.TOO_SHORT, value, minimum.get().toString());
		}
		Optional<BigInteger> maximum = limit(parameter.getMaximum(), ParameterValues::integer);
		if (maximum.isPresent() && length.compareTo(maximum.get()) > 0) {
			return problem(Kind.TOO_LONG, value, maximum.get().toString());
		}
		return require(matchesPattern(parameter.getPattern(), value), Kind.PATTERN, value,
				String.valueOf(parameter.getPattern()));
	}

	private static boolean matchesPattern(String pattern, String value) {
		if (pattern == null || pattern.isEmpty()) {
			return true;
		}
		try {
			return Pattern.compile(pattern).matcher(value).matches();
		} catch (PatternSyntaxException reportedByValidation) {
			return true;
		}
	}

	private static Optional<ValueProblem> checkChoice(Parameter parameter, String value) {
		List<String> choices = parameter.getChoices().stream().map(Choice::getValue).toList();
		return require(choices.contains(value), Kind.NO_CHOICE, value,
				choices.stream().map(String::valueOf).collect(Collectors.joining(", ")));
	}

	private static <V extends Comparable<V>> Optional<ValueProblem> checkOrdered(Parameter parameter, String value,
			Function<String, Optional<V>> reader, Kind unreadable) {
		Optional<V> read = reader.apply(value);
		if (read.isEmpty()) {
			return problem(unreadable, value);
		}
		Optional<V> minimum = limit(parameter.getMinimum(), reader);
		if (minimum.isPresent() && read.get().compareTo(minimum.get()) < 0) {
			return problem(Kind.BELOW_MINIMUM, value, display(minimum.get()));
		}
		Optional<V> maximum = limit(parameter.getMaximum(), reader);
		if (maximum.isPresent() && read.get().compareTo(maximum.get()) > 0) {
			return problem(Kind.ABOVE_MAXIMUM, value, display(maximum.get()));
		}
		return Optional.empty();
	}

	private static <V> Optional<V> limit(String text, Function<String, Optional<V>> reader) {
		return text == null || text.isEmpty() ? Optional.empty() : reader.apply(text);
	}

	private static String display(Object limit) {
		return limit instanceof Duration duration ? DurationText.format(duration) : limit.toString();
	}

	private static String displayName(Parameter parameter) {
		String label = parameter.getLabel();
		return label == null || label.isBlank() ? String.valueOf(parameter.getName()) : label;
	}

	private static Optional<ValueProblem> require(boolean fulfilled, Kind kind, String... arguments) {
		return fulfilled ? Optional.empty() : problem(kind, arguments);
	}

	private static Optional<ValueProblem> problem(Kind kind, String... arguments) {
		return Optional.of(new ValueProblem(kind, Stream.of(arguments).map(ParameterValues::shortened).toList()));
	}

	/** A value may have a million characters; a sentence that repeats it may not. */
	private static Object shortened(String argument) {
		return argument.length() <= MOST_REPEATED ? argument : argument.substring(0, MOST_REPEATED) + "…";
	}
}
