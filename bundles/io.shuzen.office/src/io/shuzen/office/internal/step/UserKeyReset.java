package io.shuzen.office.internal.step;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;

/** Steps that delete keys in which Office caches what it can fetch again. */
final class UserKeyReset extends UserStep {

	private final List<RegistryProbe> keys;

	private UserKeyReset(final String id, final List<RegistryProbe> keys) {
		super(id, Applications.MUST_BE_CLOSED, Set.copyOf(keys));
		this.keys = keys;
	}

	/** what Office noted about licences. */
	static UserKeyReset licensing() {
		return new UserKeyReset(StepId.LICENSING_KEY, keys("Common\\Licensing"));
	}

	/** service addresses and registration that Office fetches again. */
	static UserKeyReset caches() {
		return new UserKeyReset(StepId.CACHES,
				keys("Common\\Internet\\WebServiceCache", "Common\\ServicesManagerCache", "Registration"));
	}

	private static List<RegistryProbe> keys(final String... names) {
		return OfficeRegistry.VERSIONS.stream()
				.flatMap(version -> Arrays.stream(names).map(name -> RegistryProbe.key(OfficeRegistry.user(version, name))))
				.toList();
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		for (final RegistryProbe key : keys) {
			final Answer<RegistryKey> answer = facts.answer(key, user);
			if (plan.knows(answer) && answer.asOptional().isPresent()) {
				plan.change(new RegistryKeyDelete(key.path(), key.view(), user));
				plan.followUp(FollowUp.RESTART_APPLICATIONS);
				plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
			}
		}
	}
}
