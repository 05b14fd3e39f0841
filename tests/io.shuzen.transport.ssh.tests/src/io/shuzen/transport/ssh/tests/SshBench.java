package io.shuzen.transport.ssh.tests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.transport.ssh.internal.SshTransport;

/** What the tests of this bundle begin with: a transport with folders of its own, and endpoints on loopback. */
final class SshBench {

	private SshBench() {
	}

	/** A transport whose state is in {@code folder/state} and whose user's .ssh folder is {@code folder/user}; nobody is there to ask. */
	static SshTransport transport(final Path folder) {
		return new SshTransport(folder.resolve("state"), folder.resolve("user"), Optional.empty());
	}

	static EndpointDescriptor endpoint(final String address, final int port, final CredentialSource credential,
			final Map<String, String> options) {
		return new EndpointDescriptor("PC-0417", address, "ssh", port, "", credential, Duration.ofSeconds(20), List.of(), Set.of(), options,
				Map.of());
	}

	static CredentialSource key(final Path file) {
		return new CredentialSource(CredentialSource.Kind.KEY_FILE, file.toString());
	}

	static CommandResult run(final TransportSession session, final String line) {
		return session.execute(RemoteCommand.of(line, Duration.ofSeconds(60)), Cancellation.none());
	}

	static String output(final TransportSession session, final String line) {
		return new String(run(session, line).standardOutput(), StandardCharsets.UTF_8).strip();
	}
}
