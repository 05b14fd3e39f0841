package io.shuzen.windows.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.subsystem.SubsystemFactory;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.tests.lab.Lab;

/**
 * An SSH server in front of an endpoint of the lab that does what Debian's cannot: it hands on all 32 bits of an exit code, as Windows'
 * own server does. Commands run in the endpoint's Windows, files go through a real SFTP server in there. It signs anybody in.
 */
final class WholeExitCodeServer implements AutoCloseable {

	/** What the server makes of a request to end a command. */
	enum OnSignal {
		/** Ends the whole process tree and says so, as Windows' own server does. */
		END_THE_TREE,
		/** Nothing, as servers that run commands with another account's rights. */
		NOTHING
	}

	private final Lab lab;
	private final int endpoint;
	private final OnSignal onSignal;
	private final SshServer server = SshServer.setUpDefaultServer();
	private final AtomicInteger commands = new AtomicInteger();
	private final Set<Process> running = ConcurrentHashMap.newKeySet();

	/** @param folder where its host key goes */
	WholeExitCodeServer(final Lab lab, final int endpoint, final OnSignal onSignal, final Path folder) throws IOException {
		this.lab = lab;
		this.endpoint = endpoint;
		this.onSignal = onSignal;
		server.setHost("127.0.0.1");
		server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(Files.createDirectories(folder).resolve("host_key")));
		server.setPasswordAuthenticator((user, password, session) -> true);
		server.setCommandFactory((channel, line) -> new Relay(line));
		server.setSubsystemFactories(List.of(new SubsystemFactory() {
			@Override
			public String getName() {
				return "sftp";
			}

			@Override
			public Command createSubsystem(final ChannelSession channel) {
				return new Relay(null);
			}
		}));
		server.start();
	}

	/** The endpoint as reached through this server; its password may be anything. */
	EndpointDescriptor descriptor() {
		final EndpointDescriptor behind = lab.endpoint(endpoint);
		return new EndpointDescriptor(behind.name(), "127.0.0.1", "ssh", server.getPort(), "Administrator",
				new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, "any"), behind.connectTimeout(), List.of(), Set.of(),
				Map.of("idleSeconds", "0"), Map.of());
	}

	@Override
	public void close() throws IOException {
		server.stop(true);
		running.forEach(WholeExitCodeServer::end);
	}

	private static void end(final Process process) {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	/** One channel: a command line for the endpoint's cmd.exe, or its SFTP server. */
	private final class Relay implements Command {

		private final String line;
		private final String codeFile = "shuzen-test-code-" + commands.incrementAndGet();
		private InputStream in;
		private OutputStream out;
		private OutputStream err;
		private ExitCallback exit;
		private volatile boolean signalled;

		/** @param line null for the SFTP server */
		Relay(final String line) {
			this.line = line;
		}

		@Override
		public void setInputStream(final InputStream stream) {
			in = stream;
		}

		@Override
		public void setOutputStream(final OutputStream stream) {
			out = stream;
		}

		@Override
		public void setErrorStream(final OutputStream stream) {
			err = stream;
		}

		@Override
		public void setExitCallback(final ExitCallback callback) {
			exit = callback;
		}

		@Override
		public void start(final ChannelSession channel, final Environment environment) throws IOException {
			final List<String> command = new ArrayList<>();
			if (line == null) {
				command.addAll(List.of("/usr/lib/openssh/sftp-server", "-d", "/C:/users/Administrator"));
			} else {
				command.addAll(List.of("/usr/bin/env", "RUNNER_COMMAND=" + line, "RUNNER_USER=Administrator", "RUNNER_CONSOLE=hidden",
						"RUNNER_CODE_FILE=C:\\lab\\" + codeFile, "/usr/lib/wine/wine64", "C:\\lab\\bin\\command-runner.exe"));
			}
			final Process process = lab.enter(endpoint, command);
			running.add(process);
			if (onSignal == OnSignal.END_THE_TREE) {
				environment.addSignalListener((ended, signal) -> {
					signalled = true;
					end(process);
				}, Signal.TERM, Signal.INT, Signal.HUP);
			}
			Thread.ofVirtual().start(() -> copy(in, process.getOutputStream(), true));
			final Thread errors = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), err, false));
			Thread.ofVirtual().start(() -> {
				copy(process.getInputStream(), out, false);
				finish(process, errors);
			});
		}

		private void finish(final Process process, final Thread errors) {
			try {
				errors.join();
				final int code = process.waitFor();
				running.remove(process);
				final Path file = lab.drive(endpoint).resolve("lab").resolve(codeFile);
				final boolean whole = line != null && !signalled && Files.exists(file);
				exit.onExit(signalled ? 0 : whole ? (int) Long.parseLong(Files.readString(file).strip()) : code);
				Files.deleteIfExists(file);
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			} catch (final IOException e) {
				exit.onExit(255, e.getMessage());
			}
		}

		private static void copy(final InputStream from, final OutputStream to, final boolean closing) {
			try {
				final byte[] bytes = new byte[8192];
				for (int length = from.read(bytes); length >= 0; length = from.read(bytes)) {
					to.write(bytes, 0, length);
					to.flush();
				}
				if (closing) {
					to.close();
				}
			} catch (final IOException e) {
				// one of the two ends is gone; the process's own end tells
				return;
			}
		}

		@Override
		public void destroy(final ChannelSession channel) {
			// a silent command survives its connection, as on Windows; the SFTP server ends with its input
		}
	}
}
