package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/** deletes what old Office versions keep in a user's protected storage. */
final class ClearProtectedStorage extends UserStep {

	// the articles write the first; the second is what is usually seen
	private static final List<RegistryProbe> KEYS = List.of(
			RegistryProbe.tree("HKCU\\Software\\Microsoft\\Protected Storage System"),
			RegistryProbe.tree("HKCU\\Software\\Microsoft\\Protected Storage System Provider"));

	ClearProtectedStorage() {
		super(StepId.PROTECTED_STORAGE, Applications.MUST_BE_CLOSED, Set.copyOf(KEYS));
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		for (final RegistryProbe probe : KEYS) {
			final Answer<RegistryKey> answer = facts.answer(probe, user);
			if (plan.knows(answer)) {
				answer.asOptional().ifPresent(root -> root.stream().forEach(key -> key.values().forEach(value -> {
					plan.change(new RegistryValueDelete(key.path(), probe.view(), value.name(), user));
					plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
				})));
			}
		}
	}
}
