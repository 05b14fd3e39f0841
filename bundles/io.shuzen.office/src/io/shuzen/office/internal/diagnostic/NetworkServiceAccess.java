package io.shuzen.office.internal.diagnostic;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.PowerShell;
import io.shuzen.office.internal.reading.Recorded;

/**
 * D-59: whether the account of network services may use its own registry. Read as an access control list in the security descriptor
 * definition language ("Security Descriptor String Format").
 */
final class NetworkServiceAccess extends OfficeDiagnostic {

	private static final ToolProbe PROBE = new ToolProbe(
			PowerShell.command("(Get-Acl -Path 'Registry::HKEY_USERS\\S-1-5-20' -ErrorAction Stop).Sddl"), ReadScope.MACHINE);
	private static final Pattern COMMAND = Pattern.compile("Get-Acl.*S-1-5-20", Pattern.CASE_INSENSITIVE);
	private static final Pattern ENTRY = Pattern.compile("\\(([A-Z]+);([A-Z]*);(\\w+);[^;)]*;[^;)]*;([\\w-]+)\\)");
	/** Full access to a registry key, as letters and as a number. */
	private static final Set<String> FULL = Set.of("KA", "GA", "0XF003F");
	private static final Set<String> NETWORK_SERVICE = Set.of("NS", "S-1-5-20");

	NetworkServiceAccess() {
		super(DiagnosticId.NETWORK_SERVICE_ACCESS, Set.of(PROBE),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ToolOutput> answer = Recorded.toolOutput(facts, PROBE, COMMAND);
		findings.unknownUnlessToolMissing(Identity.ADMINISTRATOR, answer);
		answer.asOptional().map(ToolOutput::standardOutput).map(String::trim).filter(text -> text.contains("D:"))
				.ifPresent(descriptor -> {
					final boolean full = allowsNetworkService(descriptor);
					findings.add(full ? Severity.OK : Severity.WARNING, Identity.ADMINISTRATOR, full ? "full" : "lacking")
							.evidence(PROBE, descriptor.length() > 300 ? descriptor.substring(0, 300) + "…" : descriptor);
				});
	}

	static boolean allowsNetworkService(final String descriptor) {
		final Matcher entry = ENTRY.matcher(descriptor);
		while (entry.find()) {
			if (entry.group(1).equals("A") && FULL.contains(entry.group(3).toUpperCase(Locale.ROOT))
					&& NETWORK_SERVICE.contains(entry.group(4))) {
				return true;
			}
		}
		return false;
	}
}
