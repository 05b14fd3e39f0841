package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.WindowsProcess;

/**
 * What {@code tasklist} prints, as CSV with {@code /v} or without, or as the table it prints by itself. The header is translated, the
 * order of the columns is not: image, PID, session name, session, memory and with {@code /v} status, user, CPU time, window title.
 */
public final class TaskListOutput {

	private static final int PID = 1;
	private static final int SESSION = 3;
	private static final int SHORT_COLUMNS = 5;
	private static final int OWNER = 6;
	private static final int TITLE = 8;

	// image names may hold blanks, and the session's name is missing for some; the memory ends with its unit
	private static final Pattern ROW = Pattern.compile("(\\S.*?)\\s+(\\d{1,10})\\s(?:\\s*(\\S+(?: \\S+)?))?\\s+(\\d{1,5})\\s+(\\d[\\d.,'\u00a0\u202f]*(?: \\d{3})* \\S+)\\s*");

	private TaskListOutput() {
	}

	public static ProcessList parse(final String output) {
		final List<List<String>> rows = new ArrayList<>();
		for (final String line : output.split("\\R")) {
			final List<String> fields = Csv.fields(line);
			final Matcher row = ROW.matcher(line);
			if (fields.size() >= SHORT_COLUMNS && fields.get(PID).matches("\\d{1,10}")) {
				rows.add(fields);
			} else if (line.indexOf('"') < 0 && row.matches()) {
				rows.add(List.of(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3), row.group(4), row.group(5)));
			}
		}
		// processes without a window have a word in the title's place, translated: it is the one that the processes of session 0 have
		final Set<String> noTitle = new HashSet<>(Set.of("N/A"));
		rows.stream().filter(row -> row.size() > TITLE && row.get(PID).equals("0")).forEach(row -> {
			noTitle.add(row.get(TITLE));
			noTitle.add(row.get(OWNER));
		});
		final List<WindowsProcess> processes = new ArrayList<>();
		for (final List<String> row : rows) {
			final boolean verbose = row.size() > TITLE;
			final String owner = verbose ? row.get(OWNER) : "";
			final String title = verbose ? String.join("\",\"", row.subList(TITLE, row.size())) : "";
			processes.add(new WindowsProcess(Long.parseLong(row.get(PID)), row.getFirst(),
					row.get(SESSION).matches("\\d{1,9}") ? Integer.parseInt(row.get(SESSION)) : 0,
					owner.contains("\\") || !noTitle.contains(owner) ? owner : "", noTitle.contains(title) ? "" : title));
		}
		return new ProcessList(processes);
	}
}
