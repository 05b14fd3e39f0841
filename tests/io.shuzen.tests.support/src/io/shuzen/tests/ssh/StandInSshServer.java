package io.shuzen.tests.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/** An SSH server on loopback in this process. What becomes of a command, and of the part for files, is the test's business. */
public final class StandInSshServer implements AutoCloseable {

	private static final String ADDRESS = "127.0.0.1";

	/** Does what a client asks for. */
	@FunctionalInterface
	public interface Programs {

		/** Begins it and returns; the request says how it goes on. */
		void start(SshRequest request) throws IOException;
	}

	private final SshServer server = SshServer.setUpDefaultServer();
	private final Predicate<String> passwords;

	/**
	 * Starts it.
	 *
	 * @param folder    where its host key goes
	 * @param passwords which of them sign a user in, whoever that is
	 */
	public StandInSshServer(final Path folder, final Predicate<String> passwords, final Programs programs) throws IOException {
		this.passwords = passwords;
		server.setHost(ADDRESS);
		server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(Files.createDirectories(folder).resolve("host_key")));
		server.setPasswordAuthenticator((user, password, session) -> passwords.test(password));
		server.setCommandFactory((channel, line) -> new SshRequest(line, programs).command());
		server.setSubsystemFactories(List.of(new SubsystemFactory() {
			@Override
			public String getName() {
				return "sftp";
			}

			@Override
			public Command createSubsystem(final ChannelSession channel) {
				return new SshRequest(null, programs).command();
			}
		}));
		server.start();
	}

	/** Where it listens. */
	public String address() {
		return ADDRESS;
	}

	/** Where it listens at that address. */
	public int port() {
		return server.getPort();
	}

	/** How many connections it has now. */
	public int connections() {
		return server.getActiveSessions().size();
	}

	/** From now on it takes a password only as the answer to a question that is not to be shown. */
	public void askForPasswords(final String question) {
		server.setPasswordAuthenticator(null);
		server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
		server.setKeyboardInteractiveAuthenticator(new KeyboardInteractiveAuthenticator() {
			@Override
			public InteractiveChallenge generateChallenge(final ServerSession session, final String user, final String language,
					final String methods) {
				final InteractiveChallenge challenge = new InteractiveChallenge();
				challenge.addPrompt(question, false);
				return challenge;
			}

			@Override
			public boolean authenticate(final ServerSession session, final String user, final List<String> answers) {
				return answers.size() == 1 && passwords.test(answers.getFirst());
			}
		});
	}

	@Override
	public void close() throws IOException {
		server.stop(true);
	}
}
