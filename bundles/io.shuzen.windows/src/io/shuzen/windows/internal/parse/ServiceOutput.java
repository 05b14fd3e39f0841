package io.shuzen.windows.internal.parse;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.probe.WindowsService.State;

/**
 * What {@code sc query} and {@code sc qc} print. Labels are translated in some languages; the order of the lines and the numbers are
 * not: after the service's name come type, then state or start type.
 */
public final class ServiceOutput {

	private static final Pattern NUMBERED = Pattern.compile("\\s++[^:\\s][^:]*+:\\s*+([0-9a-fA-F]{1,7}+)(?:\\s.*+)?");
	private static final Pattern NAME = Pattern.compile("[^\\s:][^:]*+:\\s*+(\\S.*)");
	private static final Pattern VALUE = Pattern.compile("\\s++([^:]++): ?+(.*+)");
	private static final Pattern DELAYED = Pattern.compile("\\(DELAYED\\)");

	private ServiceOutput() {
	}

	/** The state in the output of {@code sc query NAME}; empty when there is none in it. */
	public static Optional<State> state(final String output) {
		final OptionalInt number = secondNumber(output);
		return number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= State.values().length
				? Optional.of(State.values()[number.getAsInt() - 1])
				: Optional.empty();
	}

	/** The states of all services in the output of {@code sc query}, by name. */
	public static Map<String, State> states(final String output) {
		final Map<String, State> states = new LinkedHashMap<>();
		for (final String block : output.replace("\r\n", "\n").split("\n[ \t]*\n")) {
			final Optional<String> name = name(block);
			final Optional<State> state = state(block);
			if (name.isPresent() && state.isPresent()) {
				states.put(name.get(), state.get());
			}
		}
		return states;
	}

	/** The start type in the output of {@code sc qc NAME}; empty when there is none in it. */
	public static Optional<StartType> startType(final String output) {
		final OptionalInt number = secondNumber(output);
		return number.isPresent() ? startType(number.getAsInt(), DELAYED.matcher(output).find()) : Optional.empty();
	}

	/** The account in the output of {@code sc qc NAME}: the last line that has a label. */
	public static Optional<String> account(final String output) {
		String last = null;
		for (final String line : output.split("\\R")) {
			final Matcher matcher = VALUE.matcher(line);
			if (matcher.matches() && !matcher.group(1).isBlank()) {
				last = matcher.group(2).strip();
			}
		}
		return secondNumber(output).isPresent() ? Optional.ofNullable(last) : Optional.empty();
	}

	/** The start type of the Start and DelayedAutostart values of a service's registry key. */
	public static Optional<StartType> startType(final int start, final boolean delayed) {
		return switch (start) {
		case 0 -> Optional.of(StartType.BOOT);
		case 1 -> Optional.of(StartType.SYSTEM);
		case 2 -> Optional.of(delayed ? StartType.AUTOMATIC_DELAYED : StartType.AUTOMATIC);
		case 3 -> Optional.of(StartType.MANUAL);
		case 4 -> Optional.of(StartType.DISABLED);
		default -> Optional.empty();
		};
	}

	/** The service's name: on the first line that begins at the margin with a label. */
	public static Optional<String> name(final String output) {
		for (final String line : output.split("\\R")) {
			final Matcher matcher = NAME.matcher(line);
			if (matcher.matches() && !line.startsWith("[")) {
				return Optional.of(matcher.group(1).strip());
			}
		}
		return Optional.empty();
	}

	private static OptionalInt secondNumber(final String output) {
		int found = 0;
		for (final String line : output.split("\\R")) {
			final Matcher matcher = NUMBERED.matcher(line);
			if (matcher.matches()) {
				found++;
				if (found == 2) {
					return OptionalInt.of(Integer.parseInt(matcher.group(1).toLowerCase(Locale.ROOT), 16));
				}
			}
		}
		return OptionalInt.empty();
	}
}
