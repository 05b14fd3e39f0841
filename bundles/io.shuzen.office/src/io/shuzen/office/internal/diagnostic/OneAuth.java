package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.OneAuthAccount;
import io.shuzen.office.internal.reading.OneAuthAccounts;
import io.shuzen.office.internal.reading.Subjects;

/** D-26: which accounts the store that Office, OneDrive and Teams share holds, and how many of them claim Office. */
final class OneAuth extends OfficeDiagnostic {

	OneAuth() {
		super(DiagnosticId.ONEAUTH, OneAuthAccounts.INSTANCE.probes(),
				"\"Another account from your organization is already signed in\" when you try to sign in to Microsoft 365",
				"OneDrive can't sync after tenant migration");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		Subjects.answers(facts, OneAuthAccounts.INSTANCE).forEach((user, answer) -> {
			findings.unknown(user, answer);
			if (answer.isKnown()) {
				final List<OneAuthAccount> accounts = answer.asOptional().orElse(List.of());
				final List<OneAuthAccount> office = accounts.stream().filter(OneAuthAccount::isAssociatedWithOffice).toList();
				final Findings.Draft draft = office.size() > 1
						? findings.warning(user, "several", office.size(), describe(office)).step(StepId.ONEAUTH)
								.runbook(RunbookId.RESET_SIGN_IN)
						: findings.ok(user, "accounts", accounts.size());
				draft.evidence(OneAuthAccounts.PROBE, describe(accounts));
			}
		});
	}

	private static String describe(final List<OneAuthAccount> accounts) {
		return accounts.stream()
				.map(account -> account.displayName() + (account.isAssociatedWithOffice() ? " (Office)" : ""))
				.collect(Collectors.joining(", "));
	}
}
