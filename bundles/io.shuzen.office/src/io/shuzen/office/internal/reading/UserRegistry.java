package io.shuzen.office.internal.reading;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;

/**
 * A user's registry as it is known, from the user's own reading or from an administrator's reading of the same place under
 * {@code HKEY_USERS}: evidence that people collect has either form.
 */
public final class UserRegistry {

	private UserRegistry() {
	}

	/** The answer to {@code probe}, whose path is in {@code HKCU}, for one identity. The key's own path may be the one in {@code HKU}. */
	public static Answer<RegistryKey> answer(final Facts facts, final RegistryProbe probe, final Identity identity) {
		final Answer<RegistryKey> own = facts.answer(probe, identity);
		if (own.isKnown() || !(identity instanceof final Identity.User user)) {
			return own;
		}
		final Answer<RegistryKey> other = facts
				.answer(new RegistryProbe(probe.path().ofUser(user.sid()), probe.view(), probe.recursive()));
		return other.isKnown() ? other : own;
	}
}
