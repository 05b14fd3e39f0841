package io.shuzen.office.internal.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;

/**
 * Who may use the registry of the account that runs network services, as an access control list in the security descriptor definition
 * language ("Security Descriptor String Format").
 */
public final class NetworkServiceRights {

	/** The question. */
	public static final ToolProbe PROBE = new ToolProbe(
			PowerShell.command("(Get-Acl -Path 'Registry::HKEY_USERS\\S-1-5-20' -ErrorAction Stop).Sddl"), ReadScope.MACHINE);

	private static final Pattern COMMAND = Pattern.compile("Get-Acl.*S-1-5-20", Pattern.CASE_INSENSITIVE);
	private static final Pattern ENTRY = Pattern.compile("\\(([A-Z]+);([A-Z]*);(\\w+);[^;)]*;[^;)]*;([\\w-]+)\\)");
	private static final Pattern DESCRIPTOR = Pattern.compile("[A-Za-z0-9:;()_\\-]{4,8000}");
	/** Full access to a registry key, as letters and as a number. */
	private static final Set<String> FULL = Set.of("KA", "GA", "0XF003F");
	private static final Set<String> NETWORK_SERVICE = Set.of("NS", "S-1-5-20");

	private NetworkServiceRights() {
	}

	/** What was printed. */
	public static Answer<ToolOutput> answer(final Facts facts) {
		return Recorded.tool(facts, PROBE, Identity.ADMINISTRATOR, COMMAND, Recorded.NO_SIGNATURE);
	}

	/** The list, when what was printed is one. */
	public static Optional<String> descriptor(final Facts facts) {
		return answer(facts).asOptional().map(ToolOutput::standardOutput).map(String::trim)
				.filter(text -> text.contains("D:") && DESCRIPTOR.matcher(text).matches());
	}

	/** Whether network services have full access. */
	public static boolean isFull(final String descriptor) {
		final Matcher entry = ENTRY.matcher(descriptor);
		while (entry.find()) {
			if (entry.group(1).equals("A") && FULL.contains(entry.group(3).toUpperCase(Locale.ROOT))
					&& NETWORK_SERVICE.contains(entry.group(4))) {
				return true;
			}
		}
		return false;
	}

	/** The command that sets the list. */
	public static ToolCommand setting(final String descriptor) {
		if (!DESCRIPTOR.matcher(descriptor).matches()) {
			throw new IllegalArgumentException("no security descriptor: " + descriptor);
		}
		return PowerShell.command("$a = Get-Acl -Path 'Registry::HKEY_USERS\\S-1-5-20' -ErrorAction Stop; $a.SetSecurityDescriptorSddlForm('"
				+ descriptor + "'); Set-Acl -Path 'Registry::HKEY_USERS\\S-1-5-20' -AclObject $a -ErrorAction Stop");
	}

	/** The list with full access for network services, on the key and below. */
	public static String withFull(final String descriptor) {
		final int list = descriptor.indexOf("D:");
		final int first = descriptor.indexOf('(', list);
		final int end = first < 0 ? descriptor.length() : first;
		return descriptor.substring(0, end) + "(A;OICI;KA;;;NS)" + descriptor.substring(end);
	}
}
