package io.shuzen.windows.simulation.internal.host;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.windows.simulation.SimulationOptions;

/**
 * {@link SimulationOptions}, understood.
 *
 * @param latencyMillis of every operation
 * @param jitterMillis  at most in addition
 * @param seed          of chance
 * @param fault         what goes wrong
 * @param dropAfter     after how many operations, for {@link Fault#DROP}
 * @param faultRate     how likely, from 0 to 1
 * @param persistent    whether changes outlive the process
 * @param now           a fixed present
 */
record ConnectionOptions(long latencyMillis, long jitterMillis, long seed, Fault fault, int dropAfter, double faultRate,
		boolean persistent, Optional<Instant> now) {

	/** What can go wrong. */
	enum Fault {
		NONE, UNREACHABLE, AUTHENTICATION, HOST_KEY, NOT_WINDOWS, HANG, HANG_CONNECT, DROP
	}

	private static final Pattern DROP = Pattern.compile("drop-after:(\\d{1,9})");

	/** @param defaults what the scenario says */
	static ConnectionOptions of(final EndpointDescriptor endpoint, final Map<String, String> defaults) throws FailureException {
		final Map<String, String> options = new HashMap<>(defaults);
		options.putAll(endpoint.options());
		final Reader reader = new Reader(endpoint.name(), options);
		final String fault = options.getOrDefault(SimulationOptions.FAULT, "none");
		final Matcher drop = DROP.matcher(fault);
		return new ConnectionOptions(reader.number(SimulationOptions.LATENCY), reader.number(SimulationOptions.JITTER),
				reader.number(SimulationOptions.SEED), drop.matches() ? Fault.DROP : reader.fault(fault),
				drop.matches() ? Integer.parseInt(drop.group(1)) : 0, reader.rate(), reader.persistent(), reader.now());
	}

	private record Reader(String endpoint, Map<String, String> options) {

		long number(final String key) throws FailureException {
			final String value = options.getOrDefault(key, "0");
			if (!value.matches("\\d{1,12}")) {
				throw wrong(key, value, "option.number");
			}
			return Long.parseLong(value);
		}

		Fault fault(final String value) throws FailureException {
			return switch (value) {
			case "none" -> Fault.NONE;
			case "unreachable" -> Fault.UNREACHABLE;
			case "authentication" -> Fault.AUTHENTICATION;
			case "host-key" -> Fault.HOST_KEY;
			case "not-windows" -> Fault.NOT_WINDOWS;
			case "hang" -> Fault.HANG;
			case "hang-connect" -> Fault.HANG_CONNECT;
			default -> throw wrong(SimulationOptions.FAULT, value, "option.fault");
			};
		}

		double rate() throws FailureException {
			final String value = options.getOrDefault(SimulationOptions.FAULT_RATE, "1");
			if (!value.matches("0(\\.\\d+)?|1(\\.0+)?")) {
				throw wrong(SimulationOptions.FAULT_RATE, value, "option.rate");
			}
			return Double.parseDouble(value);
		}

		boolean persistent() throws FailureException {
			final String value = options.getOrDefault(SimulationOptions.PERSISTENT, "true");
			return switch (value) {
			case "true" -> true;
			case "false" -> false;
			default -> throw wrong(SimulationOptions.PERSISTENT, value, "option.flag");
			};
		}

		Optional<Instant> now() throws FailureException {
			final String value = options.get(SimulationOptions.NOW);
			try {
				return Optional.ofNullable(value).map(Instant::parse);
			} catch (final DateTimeParseException e) {
				throw wrong(SimulationOptions.NOW, value, "option.time");
			}
		}

		private FailureException wrong(final String key, final String value, final String expected) {
			return new FailureException(HostTexts.failure(FailureKind.INVALID_INPUT, "option", key, endpoint, value,
					HostTexts.TEXTS.text(expected)));
		}
	}
}
