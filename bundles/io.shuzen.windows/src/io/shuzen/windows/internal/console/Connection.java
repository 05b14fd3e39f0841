package io.shuzen.windows.internal.console;

import io.shuzen.core.transport.TransportSession;

/**
 * An open connection with what is known of the machine at its other end, and the tools to work there.
 *
 * @param endpointName what people call the machine
 */
record Connection(String endpointName, TransportSession session, WindowsEndpoint windows, CommandRunner runner,
		RegistryQuestions registry, UserQuestions users, ProbeQuestions probes, FileReader files, SessionRunner sessions,
		OfflineHives hives) {

	/** @param unfinished what former connections to the machine have left to be ended */
	static Connection over(final String endpointName, final TransportSession session, final WindowsEndpoint windows,
			final UnfinishedWork unfinished) {
		unfinished.settleOn(session, windows);
		final CommandRunner runner = new CommandRunner(endpointName, session, windows, unfinished);
		final RegistryQuestions registry = new RegistryQuestions(endpointName, windows);
		return new Connection(endpointName, session, windows, runner, registry, new UserQuestions(registry, windows),
				new ProbeQuestions(endpointName, registry), new FileReader(endpointName, session, windows),
				new SessionRunner(endpointName, session, windows, runner, unfinished),
				new OfflineHives(endpointName, session, windows, runner, registry));
	}
}
