package io.shuzen.office.internal.reading;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.TextBundle;

/**
 * How many accounts of Windows' Web Account Manager are known to Office's client id. Asked with a script of our own over the interface
 * that Microsoft's SignOutOfWamAccounts.ps1 uses ("Reset activation state for Microsoft 365 Apps for enterprise"); not run on a Windows
 * machine yet.
 */
public final class OfficeWamAccounts implements Reading<Integer> {

	public static final OfficeWamAccounts INSTANCE = new OfficeWamAccounts();

	/** The client id of Office. */
	private static final String OFFICE = "d3590ed6-52b3-4102-aeff-aad2292ab01c";

	// Windows PowerShell cannot await operations of the Windows Runtime by itself: they are turned into tasks by reflection
	private static final String PREPARE = """
			$ErrorActionPreference = 'Stop'; \
			Add-Type -AssemblyName System.Runtime.WindowsRuntime; \
			$manager = [Windows.Security.Authentication.Web.Core.WebAuthenticationCoreManager, \
			Windows.Security.Authentication.Web.Core, ContentType = WindowsRuntime]; \
			$tasks = [System.WindowsRuntimeSystemExtensions].GetMethods() | Where-Object { \
			$_.Name -eq 'AsTask' -and $_.GetParameters().Count -eq 1 }; \
			function Wait-Task($task) { if (-not $task.Wait(60000)) { throw 'no answer within a minute' } }; \
			function Get-Result($operation, $type) { \
			$task = ($tasks | Where-Object { $_.IsGenericMethod -and \
			$_.GetParameters()[0].ParameterType.Name -eq 'IAsyncOperation`1' } | Select-Object -First 1).\
			MakeGenericMethod($type).Invoke($null, @($operation)); Wait-Task $task; $task.Result }; \
			$provider = Get-Result ($manager::FindAccountProviderAsync('https://login.microsoft.com', 'organizations')) \
			([Windows.Security.Credentials.WebAccountProvider, Windows.Security.Credentials, ContentType = WindowsRuntime]); \
			if ($null -eq $provider) { Write-Output 'Provider: none'; exit 3 }; \
			$found = Get-Result ($manager::FindAllAccountsAsync($provider, '%s')) \
			([Windows.Security.Authentication.Web.Core.FindAllAccountsResult, \
			Windows.Security.Authentication.Web.Core, ContentType = WindowsRuntime]); \
			$accounts = @($found.Accounts); """.formatted(OFFICE);

	/** The question. */
	public static final ToolProbe PROBE = new ToolProbe(
			PowerShell.command(PREPARE + "Write-Output ('Accounts: ' + $accounts.Count)"), ReadScope.EACH_USER);

	/** The command that signs all of them out. */
	public static final ToolCommand SIGN_OUT = PowerShell.command(PREPARE + """
			$actions = $tasks | Where-Object { -not $_.IsGenericMethod -and \
			$_.GetParameters()[0].ParameterType.Name -eq 'IAsyncAction' } | Select-Object -First 1; \
			foreach ($account in $accounts) { Wait-Task ($actions.Invoke($null, @($account.SignOutAsync('%s')))) }"""
			.formatted(OFFICE));

	private static final TextBundle TEXTS = TextBundle.beside(OfficeWamAccounts.class, "readings");
	private static final Pattern COUNT = Pattern.compile("(?m)^Accounts:\\s*(\\d{1,4})\\s*$");

	private OfficeWamAccounts() {
	}

	@Override
	public Set<Probe<?>> probes() {
		return Set.of(PROBE);
	}

	@Override
	public Answer<Integer> from(final Facts facts, final Identity identity) {
		return facts.answer(PROBE, identity).flatMap(output -> {
			final Matcher count = COUNT.matcher(output.standardOutput());
			return count.find() ? Answer.present(Integer.parseInt(count.group(1)))
					: Answer.unreadable(new Failure(FailureKind.TOOL_FAILED,
							TEXTS.text("wamAccounts.failed", Integer.toString(output.exitCode())),
							TEXTS.text("wamAccounts.failed.advice"), output.standardError()));
		});
	}
}
