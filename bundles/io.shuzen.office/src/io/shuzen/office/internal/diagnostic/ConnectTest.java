package io.shuzen.office.internal.diagnostic;

import java.util.Set;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.Recorded;

/** D-52: whether the two tests succeed by which Windows decides that it reaches the internet. */
final class ConnectTest extends OfficeDiagnostic {

	private static final String EXPECTED = "Microsoft Connect Test";
	private static final ToolProbe PAGE = new ToolProbe(
			ToolCommand.of("curl.exe", "-s", "-m", "10", "http://www.msftconnecttest.com/connecttest.txt"), ReadScope.MACHINE);
	private static final ToolProbe NAME = new ToolProbe(ToolCommand.of("nslookup", "dns.msftncsi.com"), ReadScope.MACHINE);
	private static final Pattern PAGE_COMMAND = Pattern.compile("connecttest\\.txt", Pattern.CASE_INSENSITIVE);
	private static final Pattern NAME_COMMAND = Pattern.compile("nslookup.*dns\\.msftncsi\\.com", Pattern.CASE_INSENSITIVE);
	// remembered, not read in a source
	private static final String ADDRESS = "131.107.255.255";

	ConnectTest() {
		super(DiagnosticId.CONNECT_TEST, Set.of(PAGE, NAME), "Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ToolOutput> page = Recorded.toolOutput(facts, PAGE, PAGE_COMMAND);
		final Answer<ToolOutput> name = Recorded.toolOutput(facts, NAME, NAME_COMMAND);
		findings.unknownUnlessToolMissing(Identity.ADMINISTRATOR, page);
		findings.unknownUnlessToolMissing(Identity.ADMINISTRATOR, name);
		page.asOptional().ifPresent(output -> {
			if (!output.standardOutput().contains(EXPECTED)) {
				findings.warning(Identity.ADMINISTRATOR, output.standardOutput().isBlank() ? "noPage" : "otherPage",
						output.exitCode()).evidence(PAGE, shortened(output.standardOutput()));
			}
		});
		name.asOptional().ifPresent(output -> {
			if (!output.standardOutput().contains(ADDRESS)) {
				findings.warning(Identity.ADMINISTRATOR, "noName", ADDRESS)
						.evidence(NAME, shortened(output.standardOutput() + ' ' + output.standardError())).step(StepId.GLOBAL_DNS);
			}
		});
		if ((page.isKnown() || name.isKnown()) && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "passed").evidence(PAGE, EXPECTED);
		}
	}

	private static String shortened(final String text) {
		final String line = text.strip().replaceAll("\\s+", " ");
		return line.length() > 200 ? line.substring(0, 200) + "…" : line;
	}
}
