package io.shuzen.office.internal.reading;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.location.OfficeRegistry;

/**
 * Whether shared computer activation is on ("Overview of shared computer activation for Microsoft 365 Apps").
 *
 * @param enabledBy      the key that turns it on; empty when it is off
 * @param policy         whether that key is a policy
 * @param roamingFolder  where tokens are kept instead of the profile; empty when they are not
 */
public record SharedComputerActivation(Optional<RegistryProbe> enabledBy, boolean policy, String roamingFolder) {

	/** The places that turn it on, the policy last. */
	private static final List<RegistryProbe> SWITCHES = List.of(OfficeInstallation.CLICK_TO_RUN,
			RegistryProbe.key(OfficeRegistry.machine(OfficeRegistry.CURRENT, "Common\\Licensing")),
			RegistryProbe.key("HKLM\\SOFTWARE\\Policies\\Microsoft\\Office\\16.0\\Common\\Licensing"));
	private static final String VALUE = "SharedComputerLicensing";

	/** The machine's setting. */
	public static final Reading<SharedComputerActivation> READING = new Reading<>() {

		@Override
		public Set<Probe<?>> probes() {
			return Set.copyOf(SWITCHES);
		}

		@Override
		public Answer<SharedComputerActivation> from(final Facts facts, final Identity identity) {
			return SharedComputerActivation.from(facts);
		}
	};

	public SharedComputerActivation {
		Objects.requireNonNull(enabledBy);
		Objects.requireNonNull(roamingFolder);
	}

	public boolean isEnabled() {
		return enabledBy.isPresent();
	}

	private static Answer<SharedComputerActivation> from(final Facts facts) {
		final String folder = facts.answer(OfficeInstallation.CLICK_TO_RUN).asOptional()
				.filter(key -> number(key, "SCLCacheOverride") == 1).flatMap(key -> key.value("SCLCacheOverrideDirectory"))
				.flatMap(RegistryValue::asText).orElse("");
		Answer<RegistryKey> unreadable = null;
		boolean known = false;
		for (final RegistryProbe probe : SWITCHES) {
			final Answer<RegistryKey> answer = facts.answer(probe);
			if (answer.asOptional().filter(key -> number(key, VALUE) == 1).isPresent()) {
				return Answer.present(new SharedComputerActivation(Optional.of(probe),
						probe.path().key().contains("\\Policies\\"), folder));
			}
			known |= answer.isKnown();
			unreadable = answer.isKnown() ? unreadable : answer;
		}
		// recordings seldom hold all three places: the usual one alone says enough
		return facts.answer(OfficeInstallation.CLICK_TO_RUN).isKnown() || known && unreadable == null
				? Answer.present(new SharedComputerActivation(Optional.empty(), false, folder))
				: Answer.unreadable(unreadable.whyUnreadable().orElseThrow());
	}

	private static long number(final RegistryKey key, final String name) {
		return key.value(name).map(RegistryValue::asNumber).map(number -> number.orElse(0)).orElse(0L);
	}
}
