package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;

/** Keeps one HTTP client for all endpoints that trust the same certificates: each costs platform threads. */
final class HttpClients {

	private final Map<String, HttpClient> shared = new ConcurrentHashMap<>();

	/** @param keys the client certificate's; such a client is not shared */
	HttpClient client(final EndpointDescriptor endpoint, final Optional<KeyManager[]> keys) throws FailureException {
		final String authority = endpoint.options().getOrDefault("certificateAuthority", "");
		final String fingerprint = endpoint.options().getOrDefault("certificateSha256", "").replace(":", "")
				.toLowerCase(Locale.ROOT);
		final String key = endpoint.connectTimeout() + "\n" + authority + "\n" + fingerprint;
		final HttpClient known = keys.isEmpty() ? shared.get(key) : null;
		if (known != null) {
			return known;
		}
		try {
			final SSLContext tls = SSLContext.getInstance("TLS");
			tls.init(keys.orElse(null), trust(authority, fingerprint), null);
			final HttpClient made = build(endpoint.connectTimeout(), tls);
			return keys.isEmpty() ? Optional.ofNullable(shared.putIfAbsent(key, made)).orElse(made) : made;
		} catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
			throw new FailureException(WinrmFailures.of(FailureKind.INVALID_INPUT, "trustSettings", WinrmFailures.detail(e),
					endpoint.name(), authority.isEmpty() ? fingerprint : authority), e);
		}
	}

	private static HttpClient build(final Duration connectTimeout, final SSLContext tls) {
		// WinRM knows no HTTP/2, and its upgrade request would only confuse it
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout)
				.followRedirects(HttpClient.Redirect.NEVER).sslContext(tls).executor(Executors.newVirtualThreadPerTaskExecutor())
				.build();
	}

	private static TrustManager[] trust(final String authority, final String fingerprint)
			throws IOException, GeneralSecurityException {
		if (!fingerprint.isEmpty()) {
			return new TrustManager[] { new PinnedCertificate(fingerprint) };
		}
		if (authority.isEmpty()) {
			return null;
		}
		final KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
		trusted.load(null, null);
		try (InputStream in = Files.newInputStream(Path.of(authority))) {
			final Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
			if (certificates.isEmpty()) {
				throw new IOException("no certificate in " + authority);
			}
			int number = 0;
			for (final Certificate certificate : certificates) {
				trusted.setCertificateEntry("authority-" + number++, certificate);
			}
		}
		final TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(trusted);
		return factory.getTrustManagers();
	}
}
