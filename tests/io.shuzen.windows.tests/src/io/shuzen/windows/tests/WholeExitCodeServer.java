package io.shuzen.windows.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.ssh.SshRequest;
import io.shuzen.tests.ssh.StandInSshServer;

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
	private final StandInSshServer server;
	private final AtomicInteger commands = new AtomicInteger();
	private final Set<Process> running = ConcurrentHashMap.newKeySet();

	/** @param folder where its host key goes */
	WholeExitCodeServer(final Lab lab, final int endpoint, final OnSignal onSignal, final Path folder) throws IOException {
		this.lab = lab;
		this.endpoint = endpoint;
		this.onSignal = onSignal;
		server = new StandInSshServer(folder, password -> true, this::relay);
	}

	/** The endpoint as reached through this server; its password may be anything. */
	EndpointDescriptor descriptor() {
		final EndpointDescriptor behind = lab.endpoint(endpoint);
		return new EndpointDescriptor(behind.name(), server.address(), "ssh", server.port(), "Administrator",
				new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, "any"), behind.connectTimeout(), List.of(), Set.of(),
				Map.of("idleSeconds", "0"), Map.of());
	}

	@Override
	public void close() throws IOException {
		server.close();
		running.forEach(WholeExitCodeServer::end);
	}

	private static void end(final Process process) {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	/** A command line goes to the endpoint's cmd.exe, anything about files to its SFTP server, which ends with its input. */
	private void relay(final SshRequest request) throws IOException {
		final Optional<String> codeFile = request.line().map(line -> "shuzen-test-code-" + commands.incrementAndGet());
		final Process process = lab.enter(endpoint, request.line()
				.map(line -> List.of("/usr/bin/env", "RUNNER_COMMAND=" + line, "RUNNER_USER=Administrator", "RUNNER_CONSOLE=hidden",
						"RUNNER_CODE_FILE=C:\\lab\\" + codeFile.orElseThrow(), "/usr/lib/wine/wine64", "C:\\lab\\bin\\command-runner.exe"))
				.orElse(List.of("/usr/lib/openssh/sftp-server", "-d", "/C:/users/Administrator")));
		running.add(process);
		final AtomicBoolean signalled = new AtomicBoolean();
		if (onSignal == OnSignal.END_THE_TREE) {
			request.onSignal(() -> {
				signalled.set(true);
				end(process);
			});
		}
		Thread.ofVirtual().start(() -> copy(request.input(), process.getOutputStream(), true));
		final Thread errors = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), request.error(), false));
		Thread.ofVirtual().start(() -> {
			copy(process.getInputStream(), request.output(), false);
			try {
				errors.join();
				final int code = process.waitFor();
				running.remove(process);
				final int whole = wholeCode(codeFile).orElse(code);
				request.exit(signalled.get() ? 0 : whole);
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			} catch (final IOException e) {
				request.exit(255, e.getMessage());
			}
		});
	}

	/** What a command has left of its exit code, which a Unix process has only eight bits of. */
	private Optional<Integer> wholeCode(final Optional<String> codeFile) throws IOException {
		final Optional<Path> file = codeFile.map(lab.drive(endpoint).resolve("lab")::resolve).filter(Files::exists);
		if (file.isEmpty()) {
			return Optional.empty();
		}
		final int code = (int) Long.parseLong(Files.readString(file.get()).strip());
		Files.delete(file.get());
		return Optional.of(code);
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
}
