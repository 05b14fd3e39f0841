package io.shuzen.core.probe;

import java.util.List;
import java.util.Objects;

/**
 * The people who use the machine (service accounts left out).
 *
 * @param users           those whose identifier is known
 * @param otherSessions   sessions that could not be told to belong to one of {@code users}
 * @param sessionsUnknown whether nothing is known about who is signed in, so that a user without a session may have one
 */
public record UserList(List<WindowsUser> users, List<OtherSession> otherSessions, boolean sessionsUnknown) implements ProbeValue {

	/**
	 * A session whose user's identifier is not known.
	 *
	 * @param account the account's name as the session list shows it
	 * @param session the session
	 */
	public record OtherSession(String account, UserSession session) {

		public OtherSession {
			Objects.requireNonNull(account);
			Objects.requireNonNull(session);
		}
	}

	public UserList {
		users = List.copyOf(users);
		// left out in what earlier versions saved
		otherSessions = otherSessions == null ? List.of() : List.copyOf(otherSessions);
	}

	/** Users whose sessions are all known. */
	public UserList(final List<WindowsUser> users) {
		this(users, List.of(), false);
	}
}
