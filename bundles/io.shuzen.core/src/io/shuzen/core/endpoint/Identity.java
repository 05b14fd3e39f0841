package io.shuzen.core.endpoint;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * As whom something is read or changed on an endpoint. Half of what breaks Office sign-in lives in the affected user's profile and
 * cannot be reached by an administrator's own session, so every fact and every change says whose it is.
 */
public sealed interface Identity extends Comparable<Identity> {

	/** The elevated account Shuzen connects with. Reads and changes what belongs to the machine. */
	record Administrator() implements Identity {
		@Override
		public String id() {
			return "administrator";
		}

		@Override
		public String toString() {
			return id();
		}
	}

	/**
	 * One user's own context.
	 *
	 * @param sid the security identifier in its string form ({@code S-1-5-21-…} for domain and local accounts,
	 *            {@code S-1-12-1-…} for Microsoft Entra accounts)
	 */
	record User(String sid) implements Identity {

		private static final Pattern SID = Pattern.compile("S-1(-\\d+)+");

		public User {
			Objects.requireNonNull(sid);
			if (!SID.matcher(sid).matches()) {
				throw new IllegalArgumentException("not a security identifier: " + sid);
			}
		}

		@Override
		public String id() {
			return "user:" + sid;
		}

		@Override
		public String toString() {
			return id();
		}
	}

	Identity ADMINISTRATOR = new Administrator();

	/**
	 * A user of whom only evidence is left, and not whose. {@code S-1-0-0} is what Windows itself calls "Nobody", used when an identifier is
	 * not known ("Security identifiers").
	 */
	Identity UNKNOWN_USER = new User("S-1-0-0");

	/** The form used in evidence, journal and JSON: {@code administrator} or {@code user:SID}. */
	String id();

	/**
	 * The reverse of {@link #id()}.
	 *
	 * @throws IllegalArgumentException when {@code id} is neither form
	 */
	static Identity parse(final String id) {
		if (id.equals(ADMINISTRATOR.id())) {
			return ADMINISTRATOR;
		}
		if (id.startsWith("user:")) {
			return new User(id.substring("user:".length()));
		}
		throw new IllegalArgumentException("neither \"administrator\" nor \"user:SID\": " + id);
	}

	static Identity user(final String sid) {
		return new User(sid);
	}

	@Override
	default int compareTo(final Identity other) {
		return id().compareTo(other.id());
	}
}
