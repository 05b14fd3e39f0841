package io.shuzen.windows.internal.console;

import java.util.ArrayList;
import java.util.List;

import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.internal.quoting.PowerShellQuoting;

/** Scripts for Windows PowerShell 5.1, which every supported Windows has. */
final class PowerShell {

	private static final String PREAMBLE = """
			$ProgressPreference = 'SilentlyContinue'
			$ErrorActionPreference = 'Stop'
			[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
			""";

	private PowerShell() {
	}

	/** @param script ASCII: values from elsewhere go in as literals */
	static ToolCommand command(final String script) {
		return ToolCommand.of("powershell.exe", arguments(script));
	}

	/** The same as a program's path and its arguments, for a line that is run without a script around it. */
	static List<String> line(final WindowsEndpoint windows, final String script) {
		final List<String> line = new ArrayList<>(List.of(windows.systemRoot() + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"));
		line.addAll(List.of(arguments(script)));
		return line;
	}

	private static String[] arguments(final String script) {
		return new String[] { "-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand",
				PowerShellQuoting.encoded(PREAMBLE + script.replace("\t", "")) };
	}
}
