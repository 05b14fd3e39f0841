package io.shuzen.transport.ssh.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;

import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentKeyConstraint;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * Speaks with the SSH agent behind the Unix socket that SSH_AUTH_SOCK names (draft-miller-ssh-agent). The library's own connector needs
 * Tomcat's native code for the socket; Java has had it since 16.
 */
final class UnixAgent extends AbstractAgentProxy {

	// an agent's answer is a list of keys or a signature; more is no agent
	private static final int LARGEST_ANSWER = 1 << 20;

	private final SocketChannel socket;

	private UnixAgent(final Path path) throws IOException {
		super(null);
		socket = SocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			socket.connect(UnixDomainSocketAddress.of(path));
		} catch (final IOException e) {
			socket.close();
			throw e;
		}
	}

	@Override
	protected synchronized Buffer request(final Buffer buffer) throws IOException {
		final ByteBuffer out = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
		while (out.hasRemaining()) {
			socket.write(out);
		}
		final int length = read(4).getInt();
		if (length < 1 || length > LARGEST_ANSWER) {
			throw new IOException("The SSH agent's answer has an impossible length: " + length);
		}
		return new ByteArrayBuffer(read(length).array());
	}

	private ByteBuffer read(final int length) throws IOException {
		final ByteBuffer in = ByteBuffer.allocate(length);
		while (in.hasRemaining()) {
			if (socket.read(in) < 0) {
				throw new EOFException("The SSH agent closed the connection.");
			}
		}
		return in.flip();
	}

	@Override
	public boolean isOpen() {
		return socket.isOpen();
	}

	@Override
	public void close() throws IOException {
		socket.close();
		super.close();
	}

	/** Hands out the agent to the connections that may use it, and one without keys to the others. */
	static final class Factory implements SshAgentFactory {

		private final Path path;

		/** @param path the agent's socket */
		Factory(final Path path) {
			this.path = path;
		}

		@Override
		public SshAgent createClient(final Session session, final FactoryManager manager) throws IOException {
			final ConnectionAttempt attempt = ConnectionAttempt.of(session);
			final boolean wanted = attempt != null && attempt.mayUseAgent();
			return wanted && Files.exists(path) ? new UnixAgent(path) : new NoKeys();
		}

		@Override
		public List<ChannelFactory> getChannelForwardingFactories(final FactoryManager manager) {
			return List.of();
		}

		@Override
		public SshAgentServer createServer(final ConnectionService service) throws IOException {
			throw new IOException("The agent is never forwarded.");
		}
	}

	private static final class NoKeys implements SshAgent {

		@Override
		public Iterable<? extends Map.Entry<PublicKey, String>> getIdentities() {
			return List.of();
		}

		@Override
		public Map.Entry<String, byte[]> sign(final SessionContext session, final PublicKey key, final String algorithm,
				final byte[] data) throws IOException {
			throw new IOException("no such key");
		}

		@Override
		public void addIdentity(final KeyPair key, final String comment, final SshAgentKeyConstraint... constraints)
				throws IOException {
			throw new IOException("keys are never added");
		}

		@Override
		public void removeIdentity(final PublicKey key) throws IOException {
			throw new IOException("no such key");
		}

		@Override
		public void removeAllIdentities() {
			// there are none
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public void close() {
			// nothing is open
		}
	}
}
