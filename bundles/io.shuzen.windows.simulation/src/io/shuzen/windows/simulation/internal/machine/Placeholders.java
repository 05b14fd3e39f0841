package io.shuzen.windows.simulation.internal.machine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what a text can only say when it is read: <code>${host}</code>, <code>${now-2h}</code> and
 * <code>${now-2h|yyyy-MM-dd HH:mm:ss}</code> (a pattern of {@link DateTimeFormatter}, in UTC).
 *
 * @param now  the present
 * @param host the machine's name
 */
public record Placeholders(Instant now, String host) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(host|HOST|now[^|}]*)(?:\\|([^}]*))?\\}");

	public String fill(final String text) {
		if (text.indexOf("${") < 0) {
			return text;
		}
		return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2))));
	}

	private String value(final String name, final String pattern) {
		if (name.equalsIgnoreCase("host")) {
			return host;
		}
		final Instant instant = Moment.of(name).at(now);
		return pattern == null ? instant.toString()
				: DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(instant);
	}

	/** Whether a placeholder's name is one that is filled in at reading, with a time and a pattern that are right. */
	public static boolean isKnown(final String placeholder) {
		final Matcher matcher = PLACEHOLDER.matcher("${" + placeholder + '}');
		if (!matcher.matches()) {
			return false;
		}
		try {
			new Placeholders(Instant.EPOCH, "").fill(matcher.group());
			return true;
		} catch (final IllegalArgumentException | java.time.DateTimeException e) {
			return false;
		}
	}
}
