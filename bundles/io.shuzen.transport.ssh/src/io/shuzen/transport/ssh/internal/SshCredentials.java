package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.session.SessionContext;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.secret.SecretStore;

/** Equips a session with the identities its endpoint is to be opened with. */
final class SshCredentials {

	private static final List<String> DEFAULT_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

	private final KeyFiles keyFiles = new KeyFiles();
	private final Path userFolder;
	private final Supplier<Optional<SecretStore>> secrets;

	/** @param userFolder the user's .ssh folder */
	SshCredentials(final Path userFolder, final Supplier<Optional<SecretStore>> secrets) {
		this.userFolder = userFolder;
		this.secrets = secrets;
	}

	/**
	 * @param endpoint whose secrets may be needed
	 * @param host     the server the session is with: the endpoint's own, or a jump host on the way
	 * @throws FailureException when what the endpoint names is not there or cannot be used
	 */
	void equip(final ClientSession session, final EndpointDescriptor endpoint, final SshHost host) throws FailureException {
		final CredentialSource source = host.credential();
		switch (source.kind()) {
		case AGENT -> {
			// the agent is asked by the library
		}
		case NONE -> {
			final List<Path> files = !host.identityFiles().isEmpty() ? host.identityFiles()
					: DEFAULT_KEYS.stream().map(userFolder::resolve).toList();
			for (final Path file : files) {
				if (Files.isReadable(file)) {
					addKeys(session, endpoint, file, false);
				}
			}
		}
		case KEY_FILE -> addKeys(session, endpoint, expandHome(source.location()), true);
		case SECURE_STORAGE, ENVIRONMENT, PROMPT -> addPassword(session, endpoint, source);
		}
	}

	private Path expandHome(final String location) {
		return location.startsWith("~/") || location.startsWith("~\\")
				? userFolder.toAbsolutePath().getParent().resolve(location.substring(2))
				: Path.of(location);
	}

	private void addKeys(final ClientSession session, final EndpointDescriptor endpoint, final Path file,
			final boolean required) throws FailureException {
		final boolean[] encrypted = { false };
		final FilePasswordProvider passphrase = new FilePasswordProvider() {
			@Override
			public String getPassword(final SessionContext context, final NamedResource resource, final int retry) {
				encrypted[0] = true;
				return required ? secret(endpoint).map(SshCredentials::consume).orElse(null) : null;
			}

			@Override
			public ResourceDecodeResult handleDecodeAttemptResult(final SessionContext context,
					final NamedResource resource, final int retry, final String password, final Exception err) {
				return ResourceDecodeResult.TERMINATE;
			}
		};
		try {
			final List<KeyPair> keys = keyFiles.read(file, session, passphrase);
			keys.forEach(session::addPublicKeyIdentity);
			if (keys.isEmpty() && required) {
				throw new FailureException(unusable(endpoint, file, encrypted[0], ""));
			}
		} catch (IOException | GeneralSecurityException | RuntimeException e) {
			if (required) {
				throw new FailureException(unusable(endpoint, file, encrypted[0], String.valueOf(e.getMessage())), e);
			}
			// a default key that cannot be used is passed over, as OpenSSH does
		}
	}

	private static Failure unusable(final EndpointDescriptor endpoint, final Path file, final boolean encrypted,
			final String detail) {
		final String key = !Files.exists(file) ? "keyFile.missing" : encrypted ? "keyFile.encrypted" : "keyFile.unusable";
		return new Failure(FailureKind.INVALID_INPUT, SshFailures.TEXTS.text(key, file.toString(), endpoint.name()),
				SshFailures.TEXTS.text(key + ".advice"), detail);
	}

	private void addPassword(final ClientSession session, final EndpointDescriptor endpoint,
			final CredentialSource source) throws FailureException {
		final String password = secret(endpoint).map(SshCredentials::consume)
				.orElseThrow(() -> new FailureException(new Failure(FailureKind.AUTHENTICATION_REFUSED,
						SshFailures.TEXTS.text("noSecret", endpoint.name(), source.kind().name(), source.location()),
						SshFailures.TEXTS.text("noSecret.advice"))));
		session.addPasswordIdentity(password);
		session.setUserInteraction(new UserInteraction() {
			private boolean answered;

			@Override
			public String[] interactive(final ClientSession client, final String name, final String instruction,
					final String language, final String[] prompt, final boolean[] echo) {
				// one hidden question is the password's, whatever language it is asked in; asked again, the answer was wrong
				if (prompt.length == 0) {
					return new String[0];
				}
				if (prompt.length == 1 && !echo[0] && !answered) {
					answered = true;
					return new String[] { password };
				}
				return null;
			}

			@Override
			public String getUpdatedPassword(final ClientSession client, final String prompt, final String language) {
				return null;
			}
		});
	}

	private Optional<char[]> secret(final EndpointDescriptor endpoint) {
		return secrets.get().flatMap(store -> store.secret(endpoint, endpoint.credential()));
	}

	/** The library takes passwords as strings only; the characters at least do not stay behind. */
	private static String consume(final char[] secret) {
		final String text = new String(secret);
		Arrays.fill(secret, '\0');
		return text;
	}
}
