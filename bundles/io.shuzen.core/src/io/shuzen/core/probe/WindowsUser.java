package io.shuzen.core.probe;

import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;

/**
 * A user with a profile on the machine.
 *
 * @param sid           security identifier
 * @param account       {@code DOMAIN\name}, or the name alone when the domain is not known; empty when neither is
 * @param profilePath   the profile folder
 * @param hiveLoaded    whether the user's registry hive is loaded, so that {@code HKU\SID} can be read
 * @param administrator whether the user is a local administrator; empty when it could not be told
 * @param session       the user's session, when signed in
 */
public record WindowsUser(String sid, String account, String profilePath, boolean hiveLoaded,
		Optional<Boolean> administrator, Optional<UserSession> session) {

	public WindowsUser {
		Objects.requireNonNull(sid);
		Objects.requireNonNull(account);
		Objects.requireNonNull(profilePath);
		Objects.requireNonNull(administrator);
		Objects.requireNonNull(session);
	}

	public Identity identity() {
		return Identity.user(sid);
	}
}
