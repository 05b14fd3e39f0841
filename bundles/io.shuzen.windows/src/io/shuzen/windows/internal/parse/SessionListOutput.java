package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.UserSession;

/**
 * What {@code quser} prints. The words for states are translated; a session that somebody sits at has a name ({@code console},
 * {@code rdp-tcp#3}), a disconnected one has none.
 */
public final class SessionListOutput {

	/**
	 * A user's session.
	 *
	 * @param userName the account's name without its domain
	 * @param session  the session
	 */
	public record NamedSession(String userName, UserSession session) {
	}

	private static final Pattern LINE = Pattern
			.compile("[> ]?\\s*(\\S(?:.*?\\S)??)(?:\\s+([A-Za-z][^\\s]*))?\\s+(\\d{1,9})\\s+(\\S+)\\s+(\\S+)\\s+(\\S.*)");
	private static final Pattern IDLE = Pattern.compile("(?:(\\d{1,9})\\+)?(?:(\\d{1,9}):)?(\\d{1,9})");

	private SessionListOutput() {
	}

	public static List<NamedSession> parse(final String output) {
		final List<NamedSession> sessions = new ArrayList<>();
		for (final String line : output.split("\\R")) {
			final Matcher matcher = LINE.matcher(line.stripTrailing());
			// the last column is the time of logon: a line without digits there is the header or a message
			if (matcher.matches() && matcher.group(6).matches(".*\\d.*")) {
				sessions.add(new NamedSession(matcher.group(1), new UserSession(Integer.parseInt(matcher.group(3)),
						matcher.group(2) == null ? UserSession.State.DISCONNECTED : UserSession.State.ACTIVE,
						idleMinutes(matcher.group(5)))));
			}
		}
		return sessions;
	}

	/** {@code 3}, {@code 2:15}, {@code 1+02:15}; a full stop or a word for less than a minute. */
	private static OptionalLong idleMinutes(final String idle) {
		final Matcher matcher = IDLE.matcher(idle);
		if (!matcher.matches()) {
			return OptionalLong.of(0);
		}
		return OptionalLong.of(number(matcher.group(1)) * 1_440 + number(matcher.group(2)) * 60 + number(matcher.group(3)));
	}

	private static long number(final String digits) {
		return digits == null ? 0 : Long.parseLong(digits);
	}
}
