package io.shuzen.office.internal.diagnostic;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.OfficeIdentities;
import io.shuzen.office.internal.reading.Subjects;

/** D-21: which accounts the machine's users are signed in to Office with, side by side; on shared computers that is the question. */
final class IdentitiesOfAllUsers extends OfficeDiagnostic {

	IdentitiesOfAllUsers() {
		super(DiagnosticId.SHARED_IDENTITIES, Set.of(OfficeIdentities.PROBE, UserProbe.INSTANCE),
				"Troubleshoot issues with shared computer activation for Microsoft 365 Apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Map<String, Set<String>> usersByAccount = new TreeMap<>();
		Subjects.users(facts).forEach(user -> OfficeIdentities.INSTANCE.from(facts, user).asOptional()
				.ifPresent(identities -> OfficeIdentities.signedInAccounts(identities).forEach(account -> usersByAccount
						.computeIfAbsent(account, unused -> new TreeSet<>()).add(facts.nameOf(user).english()))));
		usersByAccount.forEach((account, users) -> {
			if (users.size() > 1) {
				findings.info(Identity.ADMINISTRATOR, "shared", account, String.join(", ", users))
						.evidence(OfficeIdentities.PROBE, String.join(", ", users));
			}
		});
		if (usersByAccount.size() > 1 && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "distinct", usersByAccount.size()).evidence(OfficeIdentities.PROBE,
					usersByAccount.entrySet().stream().map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
							.collect(Collectors.joining("; ")));
		}
	}
}
