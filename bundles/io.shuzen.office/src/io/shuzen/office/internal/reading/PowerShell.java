package io.shuzen.office.internal.reading;

import io.shuzen.core.probe.ToolCommand;

/** Windows PowerShell as it is called for what no other console tool tells. */
public final class PowerShell {

	private PowerShell() {
	}

	/** One command; without the user's profile script, which may print or change anything. */
	public static ToolCommand command(final String script) {
		return ToolCommand.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", script);
	}
}
