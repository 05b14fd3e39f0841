package io.shuzen.transport.ssh.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.shuzen.tests.support.TemporaryFolder;
import io.shuzen.transport.ssh.internal.SshTransport;

/**
 * A real OpenSSH server and a transport that nobody has told yet whom to trust, for each test of a class that registers one as an extension.
 * A test is left out where there is no such server.
 */
final class SshFixture implements BeforeEachCallback, AfterEachCallback {

	private TemporaryFolder folder;
	private OpenSshServer server;
	private SshTransport transport;

	@Override
	public void beforeEach(final ExtensionContext context) throws Exception {
		Assumptions.assumeTrue(OpenSshServer.isAvailable(), "needs an OpenSSH server (openssh-server)");
		folder = new TemporaryFolder("ssh");
		server = new OpenSshServer(serverFolder());
		transport = SshBench.transport(folder());
	}

	@Override
	public void afterEach(final ExtensionContext context) throws Exception {
		if (transport != null) {
			transport.stop();
		}
		if (server != null) {
			server.close();
		}
		if (folder != null) {
			folder.close();
		}
	}

	/** Of the test. */
	Path folder() {
		return folder.path();
	}

	/** With the keys of all servers of the test. */
	Path serverFolder() {
		return folder().resolve("server");
	}

	OpenSshServer server() {
		return server;
	}

	SshTransport transport() {
		return transport;
	}

	/** The host keys that were accepted. */
	Path acceptedKeys() {
		return folder().resolve("state/known_hosts");
	}

	/** A file of the user's .ssh folder, which is there then. */
	Path userFile(final String name) throws IOException {
		return Files.createDirectories(folder().resolve("user")).resolve(name);
	}

	/**
	 * Another transport takes the place of the present one.
	 *
	 * @param agent its socket
	 */
	void useAgent(final Path agent) throws IOException {
		transport.stop();
		transport = new SshTransport(folder().resolve("state"), folder().resolve("user"), Optional.of(agent));
	}

	/**
	 * Another server takes the place of the present one, with a host key of its own.
	 *
	 * @param more as {@link OpenSshServer} has it
	 */
	void replaceServer(final String hostKeyType, final String more) throws IOException, InterruptedException {
		server.close();
		server = new OpenSshServer(serverFolder(), server.port(), hostKeyType, more);
	}
}
