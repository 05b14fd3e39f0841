package io.shuzen.benchmarks.bare;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** Runs command lines on many machines, one after the other over one connection each. Stores nothing: it counts the output's bytes. */
final class BareClient {

	private static final Duration CONNECTING = Duration.ofSeconds(10);
	private static final Duration RUNNING = Duration.ofMinutes(5);

	private final SshClient client = SshClient.setUpDefaultClient();
	private final String user;
	private final List<String> commands;
	private final LongAdder bytes = new LongAdder();
	private final AtomicInteger succeeded = new AtomicInteger();

	private BareClient(final String user, final Path keys, final List<String> commands) {
		this.user = user;
		this.commands = commands;
		client.setServerKeyVerifier(
				new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, keys.resolve("known_hosts")));
		client.setKeyIdentityProvider(new FileKeyPairProvider(keys.resolve("id_ed25519")));
		client.start();
	}

	/** @param arguments file of host names, concurrency, user, folder with keys and known_hosts, command lines */
	public static void main(final String[] arguments) throws Exception {
		final List<String> hosts = Files.readAllLines(Path.of(arguments[0]));
		final BareClient bare = new BareClient(arguments[2], Path.of(arguments[3]),
				Arrays.asList(arguments).subList(4, arguments.length));
		final Semaphore places = new Semaphore(Integer.parseInt(arguments[1]));
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final List<Future<?>> all = new ArrayList<>();
			for (final String host : hosts) {
				places.acquire();
				all.add(workers.submit(() -> {
					try {
						bare.work(host);
					} catch (final IOException e) {
						System.err.println(host + ": " + e);
					} finally {
						places.release();
					}
				}));
			}
			for (final Future<?> each : all) {
				each.get();
			}
		}
		System.out.println(bare.succeeded + " commands, " + bare.bytes + " bytes");
		// closing the library's threads in an orderly way is not what is measured
		System.exit(0);
	}

	private void work(final String host) throws IOException {
		try (ClientSession session = client.connect(user, host, 22).verify(CONNECTING).getSession()) {
			session.auth().verify(CONNECTING);
			for (final String command : commands) {
				try (ChannelExec channel = session.createExecChannel(command)) {
					channel.setOut(new Counting());
					channel.setErr(OutputStream.nullOutputStream());
					channel.open().verify(CONNECTING);
					channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), RUNNING);
					if (Integer.valueOf(0).equals(channel.getExitStatus())) {
						succeeded.incrementAndGet();
					}
				}
			}
		}
	}

	private final class Counting extends OutputStream {

		@Override
		public void write(final int value) {
			bytes.increment();
		}

		@Override
		public void write(final byte[] content, final int offset, final int length) {
			bytes.add(length);
		}
	}
}
