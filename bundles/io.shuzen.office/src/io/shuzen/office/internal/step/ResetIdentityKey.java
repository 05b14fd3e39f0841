package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;

/**
 * removes the accounts that Office remembers for a user. Switches of modern authentication that live in the same key are somebody's
 * decision and no account: they stay.
 */
final class ResetIdentityKey extends UserStep {

	// Version goes with EnableADAL; Office writes it again at its next start
	private static final Set<String> SWITCHES = Set.of("enableadal", "version", "disableadalatopwam",
			"disableadalatopwamoverride", "disableaadwam", "nodomainuser", "oneauthverboselogging");

	ResetIdentityKey() {
		super(StepId.IDENTITY_KEY, Applications.MUST_BE_CLOSED,
				OfficeRegistry.VERSIONS.stream().map(OfficeRegistry::identity).collect(Collectors.toSet()));
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		for (final String version : OfficeRegistry.VERSIONS) {
			final RegistryProbe probe = OfficeRegistry.identity(version);
			final Answer<RegistryKey> answer = facts.answer(probe, user);
			if (plan.knows(answer)) {
				answer.asOptional().ifPresent(key -> planFor(plan, key, probe.path(), user));
			}
		}
	}

	private static void planFor(final Plan plan, final RegistryKey key, final RegistryPath path, final Identity user) {
		final List<RegistryValue> switches = key.values().stream().filter(ResetIdentityKey::isSwitch).toList();
		if (switches.isEmpty()) {
			plan.change(new RegistryKeyDelete(path, RegistryView.BITS_64, user));
		} else {
			// piece by piece, so that there is no moment at which the switches are gone
			key.subkeys().forEach(subkey -> plan
					.change(new RegistryKeyDelete(path.child(subkey.path().name()), RegistryView.BITS_64, user)));
			key.values().stream().filter(value -> !isSwitch(value)).forEach(
					value -> plan.change(new RegistryValueDelete(path, RegistryView.BITS_64, value.name(), user)));
		}
		plan.followUp(FollowUp.RESTART_APPLICATIONS);
		plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
	}

	private static boolean isSwitch(final RegistryValue value) {
		return SWITCHES.contains(value.name().toLowerCase(Locale.ROOT));
	}
}
