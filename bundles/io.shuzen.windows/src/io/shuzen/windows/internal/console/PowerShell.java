package io.shuzen.windows.internal.console;

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
		return ToolCommand.of("powershell.exe", "-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass",
				"-EncodedCommand", PowerShellQuoting.encoded(PREAMBLE + script.replace("\t", "")));
	}
}
