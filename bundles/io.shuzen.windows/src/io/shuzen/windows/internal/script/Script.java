package io.shuzen.windows.internal.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.windows.internal.quoting.CmdQuoting;
import io.shuzen.windows.internal.quoting.UnquotableException;
import io.shuzen.windows.internal.quoting.UnquotableException.Reason;

/**
 * A batch file that runs commands one after the other and puts what each prints between marks, on both outputs. The marks are random, so
 * nothing a program prints can be taken for one. The file is ASCII: cmd.exe reads batch files in the console's code page, but not every
 * build notices when that changes. Arguments with other characters come as variables, which the line that starts the file sets.
 */
public final class Script {

	// leaves room for what stands around the variables
	private static final int MOST_NATIONAL_TEXT = 7_000;

	// set "SZV123="&
	private static final int VARIABLE_OVERHEAD = 16;
	// whatever the machine's own settings for the interpreter are: no commands before ours, extensions, no delayed expansion
	private static final String SWITCHES = "/d /e:on /v:off /q /c";
	private static final int ROOM_FOR_REDIRECTION = 40;
	private static final Pattern VARIABLE = Pattern.compile("%SZV(\\d{1,5})%");
	private static final Pattern NATIONAL = Pattern.compile("[^\\x00-\\x7f]+");

	private final String mark;
	private final StringBuilder body = new StringBuilder();
	private final List<String> variables = new ArrayList<>();
	private int nationalText;
	private int commands;

	/** @param mark letters and digits that nobody can guess */
	public Script(final String mark) {
		if (!mark.matches("[A-Za-z0-9]{16,}")) {
			throw new IllegalArgumentException("mark " + mark);
		}
		this.mark = mark;
	}

	/** Whether another command with national text might not fit any more: time to run this script and begin another. */
	public boolean isFull() {
		return nationalText > MOST_NATIONAL_TEXT / 2 || body.length() > 500_000;
	}

	public boolean isEmpty() {
		return commands == 0;
	}

	/**
	 * Adds a program to be run.
	 *
	 * @return its number, by which its output is found
	 * @throws UnquotableException when an argument cannot be passed unchanged; nothing was added
	 */
	public int add(final ToolCommand command) throws UnquotableException {
		return add(command, false);
	}

	/**
	 * As {@link #add}, of a program that reads the standard input of whoever runs the script.
	 *
	 * @throws UnquotableException when an argument cannot be passed unchanged; nothing was added
	 */
	public int addReading(final ToolCommand command) throws UnquotableException {
		return add(command, true);
	}

	private int add(final ToolCommand command, final boolean reading) throws UnquotableException {
		final boolean batchFile = command.program().matches("(?i).*\\.(cmd|bat)");
		final StringBuilder line = new StringBuilder(batchFile ? "call " : "");
		final int knownVariables = variables.size();
		final int knownText = nationalText;
		try {
			line.append(quoted(command.program()));
			for (final String argument : command.arguments()) {
				if (batchFile) {
					requireFitForBatchFile(argument);
				}
				line.append(' ').append(quoted(argument));
			}
			return addLine(line.toString(), reading);
		} catch (final UnquotableException e) {
			variables.subList(knownVariables, variables.size()).clear();
			nationalText = knownText;
			throw e;
		}
	}

	/**
	 * Adds a line as it stands; for the interpreter's own commands.
	 *
	 * @param line quoted already, by {@link #quoted}
	 * @throws UnquotableException when the line is too long
	 */
	public int addLine(final String line) throws UnquotableException {
		return addLine(line, false);
	}

	private int addLine(final String line, final boolean reading) throws UnquotableException {
		if (expandedLength(line) > CmdQuoting.LONGEST_LINE - ROOM_FOR_REDIRECTION) {
			throw new UnquotableException(Reason.TOO_LONG, line);
		}
		final int number = commands++;
		final String begin = mark + '-' + number + "-b";
		final String end = mark + '-' + number + "-e";
		// nothing else may wait for input: there is nobody to give it
		body.append("echo;").append(begin).append("\r\n>&2 echo;").append(begin).append("\r\n").append(line)
				.append(reading || line.endsWith(")") ? "" : " <nul").append("\r\nset \"SZE=%errorlevel%\"\r\necho;\r\necho;").append(end)
				.append("%SZE%.\r\n>&2 echo;\r\n>&2 echo;").append(end).append(".\r\n");
		return number;
	}

	/** How long the line is when the interpreter has filled in the variables. */
	private int expandedLength(final String line) {
		int length = line.length();
		final Matcher use = VARIABLE.matcher(line);
		while (use.find()) {
			final int number = Integer.parseInt(use.group(1));
			length += number < variables.size() ? variables.get(number).length() : 0;
		}
		return length;
	}

	/** An argument for {@link #addLine}. */
	public String quoted(final String argument) throws UnquotableException {
		final Matcher national = NATIONAL.matcher(CmdQuoting.forBatchFile(argument));
		final StringBuilder ascii = new StringBuilder();
		while (national.find()) {
			// such characters mean nothing to cmd, wherever they stand: their place may be taken by a variable's
			national.appendReplacement(ascii, "%SZV" + variable(national.group()) + '%');
		}
		return national.appendTail(ascii).toString();
	}

	private int variable(final String text) throws UnquotableException {
		final int known = variables.indexOf(text);
		if (known >= 0) {
			return known;
		}
		nationalText += text.length() + VARIABLE_OVERHEAD;
		variables.add(text);
		if (nationalText > MOST_NATIONAL_TEXT) {
			throw new UnquotableException(Reason.TOO_LONG, text);
		}
		return variables.size() - 1;
	}

	private static void requireFitForBatchFile(final String argument) throws UnquotableException {
		// a batch file's arguments are parsed a second time when it uses them
		if (argument.indexOf('"') >= 0) {
			throw new UnquotableException(Reason.QUOTE_FOR_BATCH_FILE, argument);
		}
		if (argument.indexOf('%') >= 0) {
			throw new UnquotableException(Reason.PERCENT_FOR_BATCH_FILE, argument);
		}
		// "call" writes it twice between quotation marks
		if (argument.indexOf('^') >= 0) {
			throw new UnquotableException(Reason.CARET_FOR_BATCH_FILE, argument);
		}
	}

	/** The batch file. */
	public byte[] content() {
		// another current folder could hold programs with the names of Windows' own, and cmd looks there first
		return ("@echo off\r\nsetlocal DisableDelayedExpansion\r\ncd /d \"%SystemRoot%\\System32\"\r\nchcp 65001>nul\r\n" + body
				+ "echo;" + mark + "-done\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	/** The command line that runs the file and deletes it. */
	public String commandLine(final String file) {
		return "cmd.exe " + SWITCHES + " \"" + assignments() + "call \"" + file + "\" & del /q \"" + file + "\"\"";
	}

	/** The arguments for cmd.exe that run the file, keep its outputs in files, and make another when that is done. */
	public String argumentsInto(final String file, final String output, final String error, final String over) {
		return SWITCHES + " \"" + assignments() + "call \"" + file + "\" >\"" + output + "\" 2>\"" + error + "\" & echo over>\""
				+ over + "\"\"";
	}

	private String assignments() {
		final StringBuilder line = new StringBuilder();
		for (int i = 0; i < variables.size(); i++) {
			line.append("set \"SZV").append(i).append('=').append(variables.get(i)).append("\"&");
		}
		return line.toString();
	}

	/** What has to be kept of each output, so that of every command is known how it ended, whatever the others have printed. */
	public OutputLimit outputLimit() {
		return OutputLimit.marked(mark);
	}

	/** Finds what the commands printed. */
	public ScriptOutput read(final CommandOutput standardOutput, final CommandOutput standardError) {
		return new ScriptOutput(mark, standardOutput, standardError);
	}
}
