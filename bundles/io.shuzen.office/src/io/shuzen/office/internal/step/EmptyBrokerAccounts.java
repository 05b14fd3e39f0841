package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.BrokerFolders;

/**
 * empties the folders of Windows' token broker. The folders themselves stay: they carry access rights of their packages that a new
 * folder would not have.
 */
final class EmptyBrokerAccounts extends UserStep {

	private static final Duration GRACE = Duration.ofSeconds(5);

	EmptyBrokerAccounts() {
		super(StepId.BROKER_ACCOUNTS, Applications.MUST_BE_CLOSED, Set.copyOf(BrokerFolders.ALL));
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final List<FileEntry> entries = new ArrayList<>();
		for (final FileProbe folder : BrokerFolders.ALL) {
			final Answer<FileListing> answer = facts.answer(folder, user);
			if (plan.knows(answer)) {
				answer.asOptional().map(BrokerFolders::content).ifPresent(entries::addAll);
			}
		}
		if (entries.isEmpty()) {
			return;
		}
		closeBroker(plan, facts, user);
		entries.forEach(entry -> plan.quarantine(entry.path(), user));
		plan.followUp(FollowUp.SIGN_OUT_OF_WINDOWS);
		plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
	}

	// it has the files open; Windows starts it again when somebody signs in
	private static void closeBroker(final Plan plan, final Facts facts, final Identity user) {
		final int session = facts.user(user).flatMap(WindowsUser::session).map(UserSession::id).orElse(-1);
		facts.answer(ProcessProbe.INSTANCE).asOptional().map(ProcessList::processes).orElse(List.of()).stream().filter(
				process -> process.sessionId() == session && process.image().equalsIgnoreCase(BrokerFolders.PROCESS))
				.forEach(process -> plan.change(new ProcessClose(process.id(), process.image(), GRACE, user)));
	}
}
