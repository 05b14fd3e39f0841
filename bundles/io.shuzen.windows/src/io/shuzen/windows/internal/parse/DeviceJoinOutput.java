package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.Section;

/**
 * What {@code dsregcmd /status} prints: boxed headings, keys right-aligned before a colon, long values broken at column 80
 * (learn.microsoft.com: "Troubleshoot devices by using the dsregcmd command"). Its field names were English in every language seen.
 */
public final class DeviceJoinOutput {

	private static final Pattern RULE = Pattern.compile("\\+-{5,}\\+\\s*");
	private static final Pattern HEADING = Pattern.compile("\\|\\s+(\\S.*?)\\s*\\|\\s*");
	// keys are indented, except one that fills its column; the colon stands between blanks, or ends the line
	private static final Pattern VALUE = Pattern.compile("\\s*(\\S(?:.*?\\S)?)\\s+:(?: (.*)|\\s*)");
	private static final int WIDTH = 80;

	private DeviceJoinOutput() {
	}

	public static DeviceJoinStatus parse(final String output) {
		final List<Section> sections = new ArrayList<>();
		final List<String> unrecognised = new ArrayList<>();
		String title = null;
		Map<String, String> values = new LinkedHashMap<>();
		String lastKey = null;
		String previous = "";
		for (final String line : output.split("\\R", -1)) {
			final Matcher heading = HEADING.matcher(line);
			final Matcher value = VALUE.matcher(line);
			if (RULE.matcher(line).matches()) {
				lastKey = null;
			} else if (heading.matches()) {
				if (title != null) {
					sections.add(new Section(title, values));
				}
				title = heading.group(1);
				values = new LinkedHashMap<>();
				lastKey = null;
			} else if (lastKey != null && isContinuation(previous, line)) {
				values.put(lastKey, values.get(lastKey) + line.stripTrailing());
			} else if (title != null && line.startsWith(" ") && value.matches()) {
				lastKey = values.containsKey(value.group(1)) ? null : value.group(1);
				values.putIfAbsent(value.group(1), value.group(2) == null ? "" : value.group(2).strip());
			} else {
				lastKey = null;
				if (!line.isBlank()) {
					unrecognised.add(line.strip());
				}
			}
			previous = line;
		}
		if (title != null) {
			sections.add(new Section(title, values));
		}
		return new DeviceJoinStatus(sections, unrecognised);
	}

	/** The rest of a value that was broken because the line was full: it begins at the margin, right under a full line. */
	private static boolean isContinuation(final String previous, final String line) {
		return previous.length() >= WIDTH && !line.isBlank() && !line.startsWith(" ") && !line.startsWith("+");
	}
}
