package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Asks a silent server from time to time whether it is still there, and closes the connection when it does not answer. The library's own
 * reads its interval before a session can be given one, so it knows only one for all endpoints.
 */
final class KeepAlive {

	// every server answers requests it does not know, too: with a refusal
	private static final String REQUEST = "keepalive@openssh.com";
	private static final int MOST_UNANSWERED = 3;

	private final ClientSession session;
	private final AtomicInteger unanswered = new AtomicInteger();

	private KeepAlive(final ClientSession session) {
		this.session = session;
	}

	/** @param interval between two questions; zero for none at all */
	static void start(final ClientSession session, final Duration interval) {
		if (interval.isZero()) {
			return;
		}
		final KeepAlive keepAlive = new KeepAlive(session);
		final ScheduledFuture<?> asking = session.getFactoryManager().getScheduledExecutorService().scheduleAtFixedRate(keepAlive::ask,
				interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
		session.addCloseFutureListener(closed -> asking.cancel(false));
	}

	private void ask() {
		if (unanswered.getAndIncrement() >= MOST_UNANSWERED) {
			session.close(true);
			return;
		}
		try {
			final Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST, REQUEST.length() + Byte.SIZE);
			buffer.putString(REQUEST);
			buffer.putBoolean(true);
			session.request(buffer, REQUEST, (command, answer) -> unanswered.set(0));
		} catch (IOException | RuntimeException e) {
			// it cannot even be asked
			session.close(true);
		}
	}
}
