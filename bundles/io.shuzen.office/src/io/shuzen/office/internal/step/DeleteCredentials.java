package io.shuzen.office.internal.step;

import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SignInCredentials;

/** deletes what Office, Teams, Skype for Business and OneDrive keep in a user's credential vault, and nothing else in it. */
final class DeleteCredentials extends UserStep {

	DeleteCredentials() {
		super(StepId.CREDENTIALS, Applications.MUST_BE_CLOSED, Set.of(CredentialProbe.INSTANCE));
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<CredentialList> answer = facts.answer(CredentialProbe.INSTANCE, user);
		if (!plan.knows(answer)) {
			return;
		}
		answer.asOptional().map(SignInCredentials::among).ifPresent(credentials -> credentials.forEach(credential -> {
			plan.change(new CredentialDelete(credential.target(), user));
			plan.followUp(FollowUp.RESTART_APPLICATIONS);
			plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
		}));
	}
}
