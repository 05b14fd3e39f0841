package io.shuzen.windows.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.ClockStatus;

/**
 * What {@code w32tm /stripchart} prints: one offset per sample, with {@code /dataonly} alone, else as {@code o:} after the delay and before
 * a picture of it. Only the offsets are the same in every language.
 */
public final class StripChartOutput {

	private static final Pattern SAMPLE = Pattern.compile(".*[, :]([+-]\\d{1,12})[.,](\\d++)s\\s*+(?:\\[.*+)?");
	// the name of the source and, in brackets, its address
	private static final Pattern SOURCE = Pattern.compile("(?<!\\S)(\\S++) \\[[0-9a-fA-F]");

	private StripChartOutput() {
	}

	/** The middle one of the samples; empty when there is none. */
	public static Optional<ClockStatus> parse(final String output) {
		final List<Long> samples = new ArrayList<>();
		String source = "";
		for (final String line : output.split("\\R")) {
			final Matcher sample = SAMPLE.matcher(line);
			final Matcher tracked = SOURCE.matcher(line);
			if (sample.matches()) {
				final String fraction = (sample.group(2) + "000").substring(0, 3);
				final long whole = Long.parseLong(sample.group(1));
				final long millis = Math.abs(whole) * 1_000 + Long.parseLong(fraction);
				samples.add(sample.group(1).startsWith("-") ? -millis : millis);
			} else if (source.isEmpty() && tracked.find()) {
				source = tracked.group(1);
			}
		}
		if (samples.isEmpty()) {
			return Optional.empty();
		}
		samples.sort(null);
		return Optional.of(new ClockStatus(samples.get(samples.size() / 2), source));
	}
}
