package io.shuzen.windows.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.quoting.PowerShellQuoting;

/**
 * Reads a local group by its identifier. No console program older than PowerShell takes one, and {@code Get-LocalGroupMember} stops at
 * members whose accounts are gone, so the directory interface is asked, which gives identifiers whatever became of the accounts.
 */
final class LocalGroup {

	static final String ADMINISTRATORS = "S-1-5-32-544";

	private LocalGroup() {
	}

	static ToolCommand command(final String sid) {
		return PowerShell.command("""
				$sid = New-Object System.Security.Principal.SecurityIdentifier %s
				$name = $sid.Translate([System.Security.Principal.NTAccount]).Value.Split('\\')[-1]
				$group = [ADSI]('WinNT://' + $env:COMPUTERNAME + '/' + $name + ',group')
				foreach ($member in @($group.psbase.Invoke('Members'))) {
					$bytes = $member.GetType().InvokeMember('objectSid', 'GetProperty', $null, $member, $null)
					$text = (New-Object System.Security.Principal.SecurityIdentifier([byte[]]$bytes, 0)).Value
					$called = $member.GetType().InvokeMember('Name', 'GetProperty', $null, $member, $null)
					[Console]::Out.WriteLine('member ' + $text + ' ' + $called)
				}
				[Console]::Out.WriteLine('complete')
				""".formatted(PowerShellQuoting.literal(sid)));
	}

	/** Empty when the list could not be read to its end. */
	static Optional<GroupMembers> members(final CommandOutcome outcome) {
		if (!(outcome instanceof Ended(final ProgramOutput output)) || !output.standardOutput().contains("complete")) {
			return Optional.empty();
		}
		final List<String> sids = new ArrayList<>();
		final List<String> names = new ArrayList<>();
		for (final String line : output.standardOutput().split("\\R")) {
			final String[] words = line.strip().split(" ", 3);
			if (words.length == 3 && words[0].equals("member")) {
				sids.add(words[1]);
				names.add(words[2]);
			}
		}
		return Optional.of(new GroupMembers(sids, names));
	}
}
