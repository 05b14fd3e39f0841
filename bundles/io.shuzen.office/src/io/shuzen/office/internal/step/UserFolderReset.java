package io.shuzen.office.internal.step;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/** Steps that move folders of a user's profile into quarantine. */
final class UserFolderReset extends UserStep {

	private final List<FileProbe> folders;
	private final List<FollowUp> followUps;

	private UserFolderReset(final String id, final List<FollowUp> followUps, final String... folders) {
		super(id, Applications.MUST_BE_CLOSED, probes(folders));
		this.folders = Arrays.stream(folders).map(FileProbe::listing).toList();
		this.followUps = followUps;
	}

	private static Set<FileProbe> probes(final String... folders) {
		return Arrays.stream(folders).map(FileProbe::listing).collect(Collectors.toSet());
	}

	/** the user's licences of Microsoft 365 Apps. */
	static UserFolderReset licenses() {
		return new UserFolderReset(StepId.USER_LICENSES, List.of(FollowUp.RESTART_APPLICATIONS, FollowUp.SIGN_IN_TO_OFFICE),
				"%LOCALAPPDATA%\\Microsoft\\Office\\Licenses");
	}

	/** the account store that Office, OneDrive and Teams share. */
	static UserFolderReset oneAuth() {
		return new UserFolderReset(StepId.ONEAUTH, List.of(FollowUp.SIGN_OUT_OF_WINDOWS, FollowUp.SIGN_IN_TO_OFFICE),
				"%LOCALAPPDATA%\\Microsoft\\OneAuth", "%LOCALAPPDATA%\\Microsoft\\IdentityCache");
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		for (final FileProbe folder : folders) {
			final Answer<FileListing> answer = facts.answer(folder, user);
			if (plan.knows(answer)) {
				answer.asOptional().ifPresent(listing -> {
					plan.quarantine(listing.root(), user);
					followUps.forEach(plan::followUp);
				});
			}
		}
	}
}
