package io.shuzen.windows.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

	private static final Pattern PROMPT = Pattern
			.compile("(?:\\[[\\w.-]+]: )?(?:PS )?(?:[A-Za-z]:\\\\|\\\\\\\\[\\w.-]+\\\\)[^>\"|&<*?]*>\\s*(.*)|PS>\\s*(\\S.*)");
	// a script that collects writes the command above its output, mostly with something around it
	private static final String COMMAND = "(?:dsregcmd|cmdkey|whoami|quser|query +user|tasklist|systeminfo|w32tm|nslookup|bitsadmin|wevtutil|schtasks|certutil"
			+ "|tpmtool|sc|reg|netsh|ver|curl|cscript|GetHelpCmd|SaRACmd|Get-\\w+|powershell)(?:\\.exe)?";
	private static final Pattern HEADING = Pattern.compile("(?i)(?:[=#*~_<>\\[\\]+-]+\\s*(?:\\d{1,2}[\\].:)]\\s*)?(?:(?:command|cmd|running|output of)\\b[: ]*)?|(?:command|running)\\s*:\\s*)"
			+ "[\"'`]?(" + COMMAND + "(?:\\s[^=]*?)??)[\"'`]?\\s*[=#*~_<>\\[\\]+:-]*|(" + COMMAND + " +[/-]\\w[^=:]*)");

	private static final int LONGEST = 2_000;

	private Transcript() {
	}

	/** The window's parts; one part without a command when the text is no transcript. */
	static List<Segment> split(final String text) {
		final List<Segment> segments = new ArrayList<>();
		String command = "";
		StringBuilder output = new StringBuilder();
		for (final String line : text.split("(?<=\n)", -1)) {
			final Optional<String> typed = typed(line.strip());
			if (typed.isPresent()) {
				add(segments, command, output);
				command = typed.get();
				output = new StringBuilder();
			} else {
				output.append(line);
			}
		}
		add(segments, command, output);
		return segments;
	}

	/** The command that a line was typed as, or announces; empty after a prompt alone. */
	private static Optional<String> typed(final String line) {
		if (line.isEmpty() || line.length() > LONGEST) {
			return Optional.empty();
		}
		for (final Pattern pattern : List.of(PROMPT, HEADING)) {
			final Matcher matcher = pattern.matcher(line);
			if (matcher.matches()) {
				return Optional.of((matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).strip());
			}
		}
		return Optional.empty();
	}

	private static void add(final List<Segment> segments, final String command, final StringBuilder output) {
		if (!command.isEmpty() || !output.toString().isBlank()) {
			segments.add(new Segment(command, output.toString()));
		}
	}
}
