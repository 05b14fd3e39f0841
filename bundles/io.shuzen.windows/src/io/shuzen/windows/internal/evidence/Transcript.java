package io.shuzen.windows.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copied console window: several commands with what they printed, each after its prompt. */
final class Transcript {

	/**
	 * A part of the window.
	 *
	 * @param command what was typed; empty for what stands before the first prompt
	 * @param output  what followed
	 */
	record Segment(String command, String output) {
	}

	private static final Pattern PROMPT = Pattern.compile("(?:PS )?[A-Za-z]:\\\\[^>\"|&<*?]*>\\s*(.*)");

	private Transcript() {
	}

	/** The window's parts; one part without a command when the text is no transcript. */
	static List<Segment> split(final String text) {
		final List<Segment> segments = new ArrayList<>();
		String command = "";
		StringBuilder output = new StringBuilder();
		for (final String line : text.split("(?<=\n)", -1)) {
			final Matcher prompt = PROMPT.matcher(line.strip());
			if (prompt.matches()) {
				add(segments, command, output);
				command = prompt.group(1).strip();
				output = new StringBuilder();
			} else {
				output.append(line);
			}
		}
		add(segments, command, output);
		return segments;
	}

	private static void add(final List<Segment> segments, final String command, final StringBuilder output) {
		if (!command.isEmpty() || !output.toString().isBlank()) {
			segments.add(new Segment(command, output.toString()));
		}
	}
}
