package io.shuzen.office.internal.location;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.WindowsUser;

/** Who sits in which session. */
public final class Sessions {

	private Sessions() {
	}

	/** The user of a session; the administrator when that is not known. */
	public static Identity owner(final Facts facts, final int sessionId) {
		return facts.users().stream().filter(user -> user.session().filter(session -> session.id() == sessionId).isPresent())
				.map(WindowsUser::identity).findFirst().orElse(Identity.ADMINISTRATOR);
	}
}
