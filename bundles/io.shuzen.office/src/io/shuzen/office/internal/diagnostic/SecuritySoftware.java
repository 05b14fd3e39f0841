package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.PowerShell;
import io.shuzen.office.internal.reading.Recorded;

/** D-62: which security software is installed; it has to leave the sign-in packages alone. */
final class SecuritySoftware extends OfficeDiagnostic {

	private static final ToolProbe PROBE = new ToolProbe(PowerShell.command(
			"Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct -ErrorAction Stop"
					+ " | ForEach-Object { $_.displayName }"),
			ReadScope.MACHINE);
	private static final Pattern COMMAND = Pattern.compile("AntiVirusProduct", Pattern.CASE_INSENSITIVE);
	private static final String OF_WINDOWS = "Windows Defender";
	private static final String OF_MICROSOFT = "Microsoft Defender";

	SecuritySoftware() {
		super(DiagnosticId.SECURITY_SOFTWARE, Set.of(PROBE), "Can't sign in to Microsoft 365 desktop applications");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ToolOutput> answer = Recorded.toolOutput(facts, PROBE, COMMAND);
		answer.asOptional().filter(output -> output.exitCode() == 0).ifPresent(output -> {
			final List<String> products = output.standardOutput().lines().map(String::trim).filter(line -> !line.isEmpty())
					.distinct().toList();
			final List<String> others = products.stream()
					.filter(product -> !product.startsWith(OF_WINDOWS) && !product.startsWith(OF_MICROSOFT)).toList();
			final Findings.Draft draft = others.isEmpty() ? findings.ok(Identity.ADMINISTRATOR, "own")
					: findings.info(Identity.ADMINISTRATOR, "others", String.join(", ", others));
			draft.evidence(PROBE, String.join(", ", products));
		});
	}
}
