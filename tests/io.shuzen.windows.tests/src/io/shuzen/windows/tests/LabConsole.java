package io.shuzen.windows.tests;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.lab.SharedLab;
import io.shuzen.tests.support.TemporaryFolder;
import io.shuzen.transport.ssh.internal.SshTransport;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/**
 * A console at work on a {@link SharedLab}: the console tools over SSH that knows the endpoints' keys. Servers that a test puts in front of an
 * endpoint are trusted when they are met. A test class registers one as an extension and has it until its last test has run.
 */
final class LabConsole implements BeforeAllCallback, AfterAllCallback {

	private final SharedLab shared;
	private TemporaryFolder folder;
	private SshTransport transport;
	private ConsoleToolsConnector connector;

	private LabConsole(final SharedLab shared) {
		this.shared = shared;
	}

	/** @param scenario the folder of tests/lab/scenarios that says what is on the endpoints */
	static LabConsole of(final String scenario) {
		return new LabConsole(SharedLab.of(scenario));
	}

	@Override
	public void beforeAll(final ExtensionContext context) throws Exception {
		shared.beforeAll(context);
		folder = new TemporaryFolder("console");
		final Path state = folder.path().resolve("state");
		lab().recordHostKeys(state);
		transport = new SshTransport(state, folder.path().resolve("user"), Optional.empty());
		transport.setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT_ONCE);
		connector = new ConsoleToolsConnector();
		connector.addTransport(transport);
	}

	@Override
	public void afterAll(final ExtensionContext context) throws Exception {
		// nothing was begun where no lab can be had
		if (transport == null) {
			return;
		}
		transport.stop();
		folder.close();
	}

	/** The endpoints. */
	Lab lab() {
		return shared.lab();
	}

	/** SSH without the back end. */
	SshTransport transport() {
		return transport;
	}

	/** The back end. */
	ConsoleToolsConnector connector() {
		return connector;
	}

	/** @param number as {@link Lab#endpoint} has it */
	WindowsHost open(final int number) throws FailureException {
		return connector.open(lab().endpoint(number), Cancellation.none());
	}

	/**
	 * A connection past the back end.
	 *
	 * @param number as {@link Lab#endpoint} has it
	 */
	TransportSession connect(final int number) throws FailureException {
		return transport.open(lab().endpoint(number), Cancellation.none());
	}
}
