package io.shuzen.windows.internal.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.ToolCommand;

/**
 * A command line as somebody typed it, understood regardless of path, case, file ending, quotation marks, and the shell it was given
 * to.
 *
 * @param tool      the program or cmdlet, lower case, without folder and ending
 * @param arguments without quotation marks
 */
record RecordedCommand(String tool, List<String> arguments) {

	/** Stands for a query of the registry of which only the output is known. */
	static final String PRINTED_KEYS = "reg query";
	/** Stands for an export of the registry of which only the file is known. */
	static final String EXPORTED_KEYS = "reg export";

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"?|'([^']*)'?|[^\\s\"']+");
	// a copied prompt, what only prepares the shell, and PowerShell's ways to call or to group
	private static final Pattern PREFIX = Pattern.compile("(?i)^\\s*(?:(?:PS )?[a-z]:\\\\[^>\"|&]*>\\s*"
			+ "|@?(?:chcp(?:\\.com)?|cd|chdir|pushd|set-location|set|\\[console\\]::\\w+|\\$\\w+)(?:\\s|=|\\s/d)[^&;]*(?:&&?|;)\\s*"
			+ "|&\\s*|@|[({]\\s*|call\\s+)");
	private static final Pattern SCRIPT = Pattern.compile("(?i).*\\.(vbs|vbe|wsf|js|ps1)");
	private static final Set<String> SHELL_OPTIONS_WITH_VALUE = Set.of("executionpolicy", "ep", "ex", "exec", "version", "inputformat",
			"outputformat", "windowstyle", "w", "configurationname", "psconsolefile", "settingsfile", "workingdirectory", "wd");
	private static final Pattern REDIRECTION = Pattern.compile("\\s+(?:\\d?>>?\\s*(?:&\\d|\\S+)|\\*>&1|<\\s*\\S+)");
	private static final Pattern ENDING = Pattern.compile("\\.(exe|com|cmd|bat|vbs|vbe|wsf|ps1)$");

	RecordedCommand {
		arguments = List.copyOf(arguments);
	}

	static RecordedCommand parse(final String line) {
		return parse(line, 0);
	}

	static RecordedCommand of(final ToolCommand command) {
		return unwrapped(name(command.program()), command.arguments(), 0);
	}

	private static RecordedCommand parse(final String line, final int depth) {
		String rest = line.strip();
		for (Matcher prefix = PREFIX.matcher(rest); prefix.find(); prefix = PREFIX.matcher(rest)) {
			final boolean group = prefix.group().matches("[({]\\s*");
			rest = rest.substring(prefix.end());
			if (group) {
				rest = rest.replaceFirst("\\s*[)}]\\s*$", "");
			}
		}
		final List<String> words = words(withoutPipe(rest));
		if (words.isEmpty()) {
			return new RecordedCommand("", List.of());
		}
		final int program = programAt(words);
		return unwrapped(name(words.get(program)), words.subList(program + 1, words.size()), depth);
	}

	/** A path with spaces that nobody put in quotation marks goes on until its ending. */
	private static int programAt(final List<String> words) {
		if (words.getFirst().matches("(?i)[a-z]:\\\\.*") && !isProgram(words.getFirst())) {
			for (int i = 1; i < words.size() && !words.get(i).startsWith("/"); i++) {
				if (isProgram(words.get(i))) {
					return i;
				}
			}
		}
		return 0;
	}

	private static boolean isProgram(final String word) {
		return ENDING.matcher(word.toLowerCase(Locale.ROOT)).find();
	}

	/** What a shell was told to run is what counts. */
	private static RecordedCommand unwrapped(final String tool, final List<String> arguments, final int depth) {
		if (depth < 3 && tool.equals("cmd")) {
			for (int i = 0; i < arguments.size() - 1; i++) {
				if (arguments.get(i).equalsIgnoreCase("/c") || arguments.get(i).equalsIgnoreCase("/k")) {
					return parse(String.join(" ", arguments.subList(i + 1, arguments.size())), depth + 1);
				}
			}
		}
		if (depth < 3 && (tool.equals("powershell") || tool.equals("pwsh"))) {
			return inPowerShell(tool, arguments, depth);
		}
		if (tool.equals("cscript") || tool.equals("wscript")) {
			for (int i = 0; i < arguments.size(); i++) {
				if (SCRIPT.matcher(arguments.get(i)).matches()) {
					return new RecordedCommand(name(arguments.get(i)), arguments.subList(i + 1, arguments.size()));
				}
			}
		}
		if (tool.equals("query") && !arguments.isEmpty() && arguments.getFirst().equalsIgnoreCase("user")) {
			return new RecordedCommand("quser", arguments.subList(1, arguments.size()));
		}
		return new RecordedCommand(tool, arguments);
	}

	/** Options may be shortened; the first word that is none begins the command. See "about_PowerShell_exe". */
	private static RecordedCommand inPowerShell(final String tool, final List<String> arguments, final int depth) {
		for (int i = 0; i < arguments.size(); i++) {
			final String word = arguments.get(i);
			if (!word.startsWith("-") && !word.startsWith("/")) {
				return parse(String.join(" ", arguments.subList(i, arguments.size())), depth + 1);
			}
			final String option = word.substring(1).toLowerCase(Locale.ROOT);
			final boolean followed = i + 1 < arguments.size() && !option.isEmpty();
			if (followed && "command".startsWith(option)) {
				return parse(String.join(" ", arguments.subList(i + 1, arguments.size())), depth + 1);
			}
			if (followed && "file".startsWith(option)) {
				final List<String> script = arguments.subList(i + 1, arguments.size());
				return unwrapped(name(script.getFirst()), script.subList(1, script.size()), depth + 1);
			}
			if (followed && (option.equals("ec") || "encodedcommand".startsWith(option) && !option.equals("ex"))) {
				return encoded(arguments.get(i + 1)).map(line -> parse(line, depth + 1)).orElse(new RecordedCommand(tool, arguments));
			}
			if (SHELL_OPTIONS_WITH_VALUE.contains(option)) {
				i++;
			}
		}
		return new RecordedCommand(tool, arguments);
	}

	private static Optional<String> encoded(final String word) {
		try {
			return Optional.of(new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_16LE));
		} catch (final IllegalArgumentException e) {
			// no Base64: then what was run is not known
			return Optional.empty();
		}
	}

	private static String withoutPipe(final String line) {
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			if (line.charAt(i) == '"') {
				quoted = !quoted;
			} else if (line.charAt(i) == '|' && !quoted) {
				return line.substring(0, i);
			}
		}
		final Matcher redirection = REDIRECTION.matcher(line);
		return redirection.find() && line.substring(0, redirection.start()).chars().filter(c -> c == '"').count() % 2 == 0
				? line.substring(0, redirection.start())
				: line;
	}

	private static List<String> words(final String line) {
		final List<String> words = new ArrayList<>();
		final Matcher matcher = WORD.matcher(line);
		int end = -1;
		while (matcher.find()) {
			final String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2) != null ? matcher.group(2) : matcher.group();
			// /q:"…" is one word, and so is "a"b
			if (matcher.start() == end && !words.isEmpty()) {
				words.set(words.size() - 1, words.getLast() + word);
			} else {
				words.add(word);
			}
			end = matcher.end();
		}
		return words;
	}

	private static String name(final String program) {
		final String last = program.substring(Math.max(program.lastIndexOf('\\'), program.lastIndexOf('/')) + 1);
		return ENDING.matcher(last.toLowerCase(Locale.ROOT)).replaceFirst("");
	}

	/** Whether the switch was given, in any case, with slash or hyphen. */
	boolean has(final String option) {
		return arguments.stream().anyMatch(argument -> isOption(argument, option));
	}

	/** What follows a switch, after a colon or as the next word. */
	Optional<String> option(final String option) {
		for (int i = 0; i < arguments.size(); i++) {
			final String argument = arguments.get(i);
			if (isOption(argument, option)) {
				return i + 1 < arguments.size() ? Optional.of(arguments.get(i + 1)) : Optional.empty();
			}
			final int colon = argument.indexOf(':');
			if (colon > 0 && isOption(argument.substring(0, colon), option)) {
				return Optional.of(argument.substring(colon + 1));
			}
		}
		return Optional.empty();
	}

	/** The word at a place. */
	Optional<String> word(final int place) {
		return place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty();
	}

	boolean isWord(final int place, final String word) {
		return word(place).filter(word::equalsIgnoreCase).isPresent();
	}

	private static boolean isOption(final String argument, final String option) {
		return argument.length() > 1 && (argument.charAt(0) == '/' || argument.charAt(0) == '-')
				&& argument.substring(1).equalsIgnoreCase(option);
	}

	/** Whether both run the same program with the same arguments, however they are ordered and wherever the program and its script lie. */
	boolean isSameAs(final RecordedCommand other) {
		return tool.equals(other.tool) && folded().equals(other.folded());
	}

	/** Whether this does what {@code other} does, with further arguments. */
	boolean includes(final RecordedCommand other) {
		return tool.equals(other.tool) && !other.folded().isEmpty() && folded().containsAll(other.folded());
	}

	private List<String> folded() {
		final List<String> folded = new ArrayList<>();
		for (final String argument : arguments) {
			// cscript's own switches do not change what the script prints
			if (argument.startsWith("//")) {
				continue;
			}
			final String lower = argument.toLowerCase(Locale.ROOT);
			final boolean path = lower.contains("\\") && !lower.startsWith("/") && !lower.startsWith("-");
			final String last = path ? lower.substring(lower.lastIndexOf('\\') + 1) : lower;
			folded.add(last.startsWith("-") ? '/' + last.substring(1) : last);
		}
		folded.sort(null);
		return folded;
	}
}
