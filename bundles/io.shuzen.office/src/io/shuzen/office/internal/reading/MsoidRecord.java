package io.shuzen.office.internal.reading;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolProbe;

/**
 * A DNS record {@code msoid} of a user's domain. It belongs to the cloud that 21Vianet operates; anywhere else it leads Office to a
 * service that does not know the domain ("Network connection issues when signing in to Microsoft 365 apps").
 *
 * @param name   the record
 * @param target where it leads
 */
public record MsoidRecord(String name, String target) {

	/** The question: the record of the domain that each user signs in with. */
	public static final ToolProbe PROBE = new ToolProbe(PowerShell.command("if ((whoami /upn 2>$null) -match '@(.+)$') {"
			+ " Resolve-DnsName -Type CNAME -Name ('msoid.' + $Matches[1].Trim()) -ErrorAction SilentlyContinue |"
			+ " ForEach-Object { $_.Name + ' canonical name = ' + $_.NameHost } }"), ReadScope.EACH_USER);

	private static final Pattern COMMAND = Pattern.compile("msoid\\.", Pattern.CASE_INSENSITIVE);
	private static final Pattern RECORD = Pattern.compile("(?im)(msoid\\.[\\w.-]+)\\s+canonical name\\s*=\\s*([\\w.-]+)"
			+ "|\"Name\"\\s*:\\s*\"(msoid\\.[\\w.-]+)\"[^}]*\"NameHost\"\\s*:\\s*\"([\\w.-]+)\"");
	private static final String OTHER_CLOUD = "partner.microsoftonline-p.net.cn";

	public MsoidRecord {
		Objects.requireNonNull(name);
		Objects.requireNonNull(target);
	}

	/** Whether it leads to the cloud that 21Vianet operates. */
	public boolean isOtherCloud() {
		return target.toLowerCase(Locale.ROOT).contains(OTHER_CLOUD);
	}

	/** The records that anybody's question found, each once. */
	public static Set<MsoidRecord> targets(final Facts facts) {
		final Set<MsoidRecord> records = new LinkedHashSet<>();
		Recorded.tools(facts, Identity.ADMINISTRATOR, ReadScope.MACHINE, COMMAND, Recorded.NO_SIGNATURE).forEach(output -> {
			final Matcher found = RECORD.matcher(output.standardOutput());
			while (found.find()) {
				records.add(found.group(1) == null ? new MsoidRecord(found.group(3), found.group(4))
						: new MsoidRecord(found.group(1), found.group(2)));
			}
		});
		return records;
	}
}
