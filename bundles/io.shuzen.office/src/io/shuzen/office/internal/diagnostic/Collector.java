package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.id.DiagnosticId;

/**
 * D-04: whether recorded output was collected in the right person's context, and whether the account that connects has administrator's
 * rights. The classic mistake is an elevated window of another account: everything it shows about the user is about somebody else.
 */
final class Collector extends OfficeDiagnostic {

	private static final ToolProbe WHO = new ToolProbe(ToolCommand.of("whoami", "/user", "/fo", "csv"), ReadScope.EACH_USER);
	private static final ToolProbe RIGHTS = new ToolProbe(ToolCommand.of("whoami", "/groups", "/fo", "csv"), ReadScope.MACHINE);
	// the integrity levels high and system, or medium and low: identifiers, because the names are translated
	private static final Pattern ELEVATED = Pattern.compile("S-1-16-(?:12288|16384)\\b");
	private static final Pattern LIMITED = Pattern.compile("S-1-16-(?:4096|8192|8448)\\b");
	private static final Pattern COMMAND = Pattern.compile("whoami(\\.exe)?\"?\\s+/user", Pattern.CASE_INSENSITIVE);
	private static final Pattern SID = Pattern.compile("S-1-(?:5-21|12-1)(?:-\\d+){4}|S-1-5-(?:18|19|20)\\b");
	private static final String SYSTEM = "S-1-5-18";

	Collector() {
		super(DiagnosticId.COLLECTOR, Set.of(WHO, RIGHTS), "Reset activation state for Microsoft 365 Apps for enterprise");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		judgeRights(facts, findings);
		// recorded output may be there twice: under the command as typed, and under the one that was asked for
		final Set<Identity> judged = new HashSet<>();
		for (final Fact<?> fact : facts.all()) {
			if (fact.identity() instanceof final Identity.User user && fact.probe() instanceof final ToolProbe probe
					&& COMMAND.matcher(probe.command().toString()).find()
					&& fact.answer() instanceof Answer.Present<?>(final ToolOutput output)) {
				final Matcher sid = SID.matcher(output.standardOutput());
				if (sid.find() && judged.add(user)) {
					judge(findings, user, sid.group(), probe);
				}
			}
		}
	}

	// what was not read or says nothing of the kind is no accusation
	private static void judgeRights(final Facts facts, final Findings findings) {
		facts.answer(RIGHTS).asOptional().map(ToolOutput::standardOutput).ifPresent(groups -> {
			if (ELEVATED.matcher(groups).find()) {
				findings.ok(Identity.ADMINISTRATOR, "elevated").evidence(RIGHTS, "S-1-16-12288");
			} else if (LIMITED.matcher(groups).find()) {
				findings.warning(Identity.ADMINISTRATOR, "limited").evidence(RIGHTS, "S-1-16-8192");
			}
		});
	}

	private static void judge(final Findings findings, final Identity.User user, final String actual, final ToolProbe probe) {
		final Findings.Draft draft = actual.equals(user.sid()) ? findings.ok(user, "same")
				: findings.warning(user, actual.equals(SYSTEM) ? "system" : "other", actual, user.sid());
		draft.evidence(probe, actual);
	}
}
