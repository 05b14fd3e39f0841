package io.shuzen.core.probe;

import java.util.Objects;

/**
 * A service of the service control manager. A service that does not exist is an absent answer.
 *
 * @param name      short name
 * @param state     what it does now
 * @param startType how it is started
 * @param account   the account it runs as, for instance {@code LocalSystem}; empty when it could not be told
 */
public record WindowsService(String name, State state, StartType startType, String account) implements ProbeValue {

	/** The states of SERVICE_STATUS.dwCurrentState (winsvc.h). */
	public enum State {
		STOPPED, START_PENDING, STOP_PENDING, RUNNING, CONTINUE_PENDING, PAUSE_PENDING, PAUSED
	}

	/** The start types of QUERY_SERVICE_CONFIG.dwStartType (winsvc.h), delayed start told apart. */
	public enum StartType {
		BOOT, SYSTEM, AUTOMATIC, AUTOMATIC_DELAYED, MANUAL, DISABLED
	}

	public WindowsService {
		Objects.requireNonNull(name);
		Objects.requireNonNull(state);
		Objects.requireNonNull(startType);
		Objects.requireNonNull(account);
	}
}
