package io.shuzen.engine.internal;

import io.shuzen.core.log.ProgramLog;

/** Calls listeners so that one that breaks is not taken for an endpoint that does. */
final class Notifications {

	private Notifications() {
	}

	static void tell(final Runnable notification) {
		try {
			notification.run();
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(Notifications.class).error("A listener failed.", e);
		}
	}
}
