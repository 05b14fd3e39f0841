package io.shuzen.windows.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.shuzen.core.endpoint.EndpointDescriptor;

/** A TCP relay on loopback that breaks a connection after a number of bytes, or at once when told. */
final class FaultProxy implements AutoCloseable {

	/** Which of the two directions of a connection is meant. */
	enum Direction {
		TO_ENDPOINT, FROM_ENDPOINT
	}

	private final InetSocketAddress target;
	private final ServerSocket listening;
	private final List<Socket> open = new CopyOnWriteArrayList<>();
	private final AtomicLong[] passed = { new AtomicLong(), new AtomicLong() };
	private volatile boolean stalled;
	private final long[] limits = { Long.MAX_VALUE, Long.MAX_VALUE };

	FaultProxy(final String address, final int port) throws IOException {
		target = new InetSocketAddress(address, port);
		listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	/** The endpoint as it is reached through this. */
	EndpointDescriptor inFrontOf(final EndpointDescriptor endpoint) {
		return new EndpointDescriptor(endpoint.name(), "127.0.0.1", endpoint.scheme(), listening.getLocalPort(), endpoint.userName(),
				endpoint.credential(), endpoint.connectTimeout(), endpoint.group(), endpoint.tags(), Map.of("idleSeconds", "0", "keepAliveSeconds", "2"),
				endpoint.attributes());
	}

	/** Breaks whatever connection passes that many further bytes; once. */
	synchronized void cutAfter(final Direction direction, final long bytes) {
		limits[direction.ordinal()] = passed[direction.ordinal()].get() + bytes;
	}

	/** Bytes that went through since the beginning. */
	long passed(final Direction direction) {
		return passed[direction.ordinal()].get();
	}

	/** Breaks every connection now; new ones can be made. */
	void cut() {
		open.forEach(FaultProxy::close);
		open.clear();
	}

	/** Lets connections stand and nothing through them any more, as a machine does that hangs; until told otherwise. */
	void stall(final boolean nothing) {
		stalled = nothing;
	}

	/** Connections that stand. */
	int connections() {
		return (int) open.stream().filter(socket -> !socket.isClosed()).count() / 2;
	}

	@Override
	public void close() throws IOException {
		listening.close();
		cut();
	}

	private void accept() {
		while (!listening.isClosed()) {
			try {
				final Socket client = listening.accept();
				final Socket server = new Socket();
				server.connect(target);
				open.add(client);
				open.add(server);
				Thread.ofVirtual().start(() -> pass(client, server, Direction.TO_ENDPOINT));
				Thread.ofVirtual().start(() -> pass(server, client, Direction.FROM_ENDPOINT));
			} catch (final IOException e) {
				// closed, or nobody there: the next one is told the same way
				continue;
			}
		}
	}

	private void pass(final Socket from, final Socket to, final Direction direction) {
		final byte[] bytes = new byte[4096];
		try {
			for (int length = from.getInputStream().read(bytes); length >= 0; length = from.getInputStream().read(bytes)) {
				if (stalled) {
					continue;
				}
				final int allowed = allowed(direction, length);
				to.getOutputStream().write(bytes, 0, allowed);
				to.getOutputStream().flush();
				if (allowed < length) {
					break;
				}
			}
		} catch (final IOException e) {
			// one end is gone: so is the other, below
			close(from);
		}
		close(from);
		close(to);
		open.remove(from);
		open.remove(to);
	}

	private synchronized int allowed(final Direction direction, final int length) {
		final int number = direction.ordinal();
		final long before = passed[number].getAndAdd(length);
		if (before + length <= limits[number]) {
			return length;
		}
		final long limit = limits[number];
		limits[number] = Long.MAX_VALUE;
		return (int) Math.max(limit - before, 0);
	}

	private static void close(final Socket socket) {
		try {
			// as a break, not as an orderly end
			socket.setSoLinger(true, 0);
			socket.close();
		} catch (final IOException e) {
			// it was closed by its other thread
			return;
		}
	}
}
