package io.shuzen.windows.internal.parse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code schtasks /query} prints: the task's XML, and the last result from its verbose table. */
public final class ScheduledTaskOutput {

	private static final Pattern SETTINGS = Pattern.compile("<Settings>(.*?)</Settings>", Pattern.DOTALL);
	private static final Pattern ENABLED = Pattern.compile("<Enabled>\\s*(true|false)\\s*</Enabled>", Pattern.CASE_INSENSITIVE);
	private static final int LAST_RESULT = 6;
	// SCHED_S_TASK_HAS_NOT_RUN of winerror.h
	private static final int NEVER_RUN = 0x41303;

	private ScheduledTaskOutput() {
	}

	/** Whether the task may run, from {@code /xml}; it may unless its settings say no. Empty when the output is no task. */
	public static Optional<Boolean> enabled(final String xml) {
		if (!xml.contains("<Task")) {
			return Optional.empty();
		}
		final Matcher settings = SETTINGS.matcher(xml);
		final Matcher enabled = ENABLED.matcher(settings.find() ? settings.group(1) : "");
		return Optional.of(!enabled.find() || Boolean.parseBoolean(enabled.group(1)));
	}

	/** The last result, from {@code /v /fo csv /nh}; its column is the seventh in every language. Empty when the task never ran. */
	public static OptionalInt lastResult(final String table) {
		for (final String line : table.split("\\R")) {
			final List<String> fields = Csv.fields(line);
			if (fields.size() > LAST_RESULT && fields.get(LAST_RESULT).matches("-?\\d{1,10}")) {
				final int result = (int) Long.parseLong(fields.get(LAST_RESULT));
				return result == NEVER_RUN ? OptionalInt.empty() : OptionalInt.of(result);
			}
		}
		return OptionalInt.empty();
	}
}
