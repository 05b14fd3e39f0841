package io.shuzen.core.probe;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A session of a signed-in user.
 *
 * @param id          session id
 * @param state       whether somebody sits at it
 * @param idleMinutes how long nothing was typed or moved; empty when it could not be told
 */
public record UserSession(int id, State state, OptionalLong idleMinutes) {

	/** The states of WTS_CONNECTSTATE_CLASS (wtsapi32.h) that matter here. */
	public enum State {
		ACTIVE, DISCONNECTED, OTHER
	}

	public UserSession {
		Objects.requireNonNull(state);
		Objects.requireNonNull(idleMinutes);
	}
}
