package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.secret.SecretStore;

/**
 * How to sign in to a service.
 *
 * @param authorization the value of the HTTP header
 * @param keys          the client certificate's, when that is how; empty for a password
 */
record WinrmCredentials(String authorization, Optional<KeyManager[]> keys) {

	/** What the service expects in the header when the certificate tells who it is (wsman.h, WSMAN_FLAG_AUTH_CLIENT_CERTIFICATE). */
	private static final String MUTUAL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual";

	/** @throws FailureException when what the endpoint names is not there or cannot be used */
	static WinrmCredentials of(final EndpointDescriptor endpoint, final SecretStore secrets) throws FailureException {
		return switch (endpoint.credential().kind()) {
		case KEY_FILE -> certificate(endpoint, secrets);
		case SECURE_STORAGE, ENVIRONMENT, PROMPT -> password(endpoint, secrets);
		case NONE, AGENT -> throw new FailureException(
				WinrmFailures.of(FailureKind.INVALID_INPUT, "credential", "", endpoint.name(), endpoint.credential().kind()));
		};
	}

	private static WinrmCredentials password(final EndpointDescriptor endpoint, final SecretStore secrets)
			throws FailureException {
		if (endpoint.userName().isEmpty() || endpoint.userName().indexOf(':') >= 0) {
			throw new FailureException(WinrmFailures.of(FailureKind.INVALID_INPUT, "userName", "", endpoint.name()));
		}
		final CredentialSource source = endpoint.credential();
		final char[] password = secret(endpoint, secrets)
				.orElseThrow(() -> new FailureException(WinrmFailures.of(FailureKind.AUTHENTICATION_REFUSED, "noSecret", "",
						endpoint.name(), source.kind().name(), source.location())));
		final CharBuffer characters = CharBuffer.allocate(endpoint.userName().length() + 1 + password.length);
		characters.put(endpoint.userName()).put(':').put(password).flip();
		final ByteBuffer bytes = StandardCharsets.UTF_8.encode(characters);
		try {
			final byte[] exact = Arrays.copyOf(bytes.array(), bytes.limit());
			final String header = "Basic " + Base64.getEncoder().encodeToString(exact);
			Arrays.fill(exact, (byte) 0);
			return new WinrmCredentials(header, Optional.empty());
		} finally {
			Arrays.fill(password, '\0');
			Arrays.fill(characters.array(), '\0');
			Arrays.fill(bytes.array(), (byte) 0);
		}
	}

	private static WinrmCredentials certificate(final EndpointDescriptor endpoint, final SecretStore secrets)
			throws FailureException {
		final Path file = Path.of(endpoint.credential().location());
		final char[] passphrase = secret(endpoint, secrets).orElseGet(() -> new char[0]);
		try (InputStream in = Files.newInputStream(file)) {
			final KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(in, passphrase);
			final KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			factory.init(store, passphrase);
			return new WinrmCredentials(MUTUAL, Optional.of(factory.getKeyManagers()));
		} catch (IOException | GeneralSecurityException e) {
			throw new FailureException(WinrmFailures.of(FailureKind.INVALID_INPUT, "clientCertificate", WinrmFailures.detail(e),
					endpoint.name(), file.toString()), e);
		} finally {
			Arrays.fill(passphrase, '\0');
		}
	}

	private static Optional<char[]> secret(final EndpointDescriptor endpoint, final SecretStore secrets) {
		return secrets == null ? Optional.empty() : secrets.secret(endpoint, endpoint.credential());
	}
}
