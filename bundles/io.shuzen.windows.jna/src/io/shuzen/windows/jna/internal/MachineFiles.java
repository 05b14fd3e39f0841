package io.shuzen.windows.jna.internal;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.failure.FailureKind;

/** Where a machine's files are reached: the own ones at their paths, another's through its administrative shares. */
final class MachineFiles {

	private static final Pattern ON_A_DRIVE = Pattern.compile("([A-Za-z]):(\\\\.*)?");

	private final Machine machine;

	MachineFiles(final Machine machine) {
		this.machine = machine;
	}

	/** Where to reach what the machine itself calls {@code path}. */
	String place(final String path) throws WindowsCallException {
		if (machine.isLocal()) {
			return path;
		}
		final Matcher matcher = ON_A_DRIVE.matcher(path);
		if (!matcher.matches()) {
			throw WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, "noShare", path);
		}
		return share(matcher.group(1)) + (matcher.group(2) == null ? "\\" : matcher.group(2));
	}

	/** What the machine itself calls a place that was found below {@link #place}. */
	String path(final Path place) {
		final String text = place.toString();
		if (machine.isLocal()) {
			return text;
		}
		final String server = machine.server().toString() + '\\';
		// \\server\C$\folder is C:\folder there
		return text.startsWith(server) && text.startsWith("$", server.length() + 1)
				? text.charAt(server.length()) + ":" + text.substring(server.length() + 2)
				: text;
	}

	private String share(final String drive) {
		return machine.server().toString() + '\\' + drive + '$';
	}
}
