package io.shuzen.office.internal.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.location.BrokerFolders;
import io.shuzen.office.internal.reading.Recorded;
import io.shuzen.office.internal.reading.Subjects;

/** D-33: how many account files Windows' token broker keeps for each user. */
final class BrokerAccounts extends OfficeDiagnostic {

	BrokerAccounts() {
		super(DiagnosticId.BROKER_ACCOUNTS, Set.copyOf(BrokerFolders.ALL),
				"Event ID 1098 and can't create new profiles in Outlook",
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		for (final Identity user : Subjects.withCollector(facts)) {
			int files = 0;
			boolean known = false;
			final List<String> names = new ArrayList<>();
			for (final FileProbe probe : BrokerFolders.ALL) {
				final Answer<FileListing> answer = Recorded.files(facts, probe, user);
				findings.unknown(user, answer);
				known |= answer.isKnown();
				final List<FileEntry> content = answer.asOptional().map(BrokerFolders::content).orElse(List.of());
				files += content.size();
				content.forEach(entry -> names.add(entry.name() + " (" + entry.modified() + ')'));
			}
			if (known) {
				findings.ok(user, files == 0 ? "none" : "some", files).evidence(BrokerFolders.ALL.getFirst(),
						String.join(", ", names));
			}
		}
	}
}
