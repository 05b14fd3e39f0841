package io.shuzen.office.internal.diagnostic;

import java.util.stream.Collectors;

import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.Subjects;
import io.shuzen.office.internal.reading.WamAccounts;

/** D-36: which accounts Windows' Web Account Manager holds for each user. */
final class WamAccountsHeld extends OfficeDiagnostic {

	WamAccountsHeld() {
		super(DiagnosticId.WAM_ACCOUNTS, WamAccounts.READING.probes(),
				"Reset activation state for Microsoft 365 Apps for enterprise");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		Subjects.answers(facts, WamAccounts.READING).forEach((user, answer) -> {
			findings.unknown(user, answer);
			answer.asOptional().ifPresent(accounts -> {
				final String names = accounts.accounts().stream().map(WamAccounts.Account::user).collect(Collectors.joining(", "));
				final Findings.Draft draft = accounts.size() == 0 ? findings.ok(user, "none")
						: accounts.size() == 1 ? findings.ok(user, "one", names)
								: findings.info(user, "several", accounts.size(), names).step(StepId.WAM_SIGN_OUT);
				draft.evidence(WamAccounts.PROBE, names);
			});
		});
	}
}
