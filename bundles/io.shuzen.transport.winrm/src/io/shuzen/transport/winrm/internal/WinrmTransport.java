package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CancellationException;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.host.ConnectProgress.Stage;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.transport.NameLookup;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;

/**
 * Reaches machines over WinRM with HTTPS.
 * <p>
 * Endpoint options: {@code certificateAuthority} (a PEM file with the certificates that are trusted instead of the Java runtime's),
 * {@code certificateSha256} (the fingerprint of the one certificate that is trusted, for self-signed ones), {@code encryption=none}
 * (plain HTTP; refused unless the address is a loopback address, because the password would be readable on the way).
 */
@Component(service = Transport.class)
public final class WinrmTransport implements Transport {

	private static final int TLS_PORT = 5986;
	private static final int PLAIN_PORT = 5985;

	private final HttpClients clients = new HttpClients();

	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile SecretStore secretStore;

	/** Where secrets come from; null for nowhere. */
	public void setSecretStore(final SecretStore store) {
		secretStore = store;
	}

	@Override
	public String scheme() {
		return "winrm";
	}

	@Override
	public BackEndStatus status() {
		return new BackEndStatus(WinrmFailures.TEXTS.text("name"), true, WinrmFailures.TEXTS.text("status"));
	}

	@Override
	public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation)
			throws FailureException {
		return open(endpoint, cancellation, ConnectProgress.NONE);
	}

	@Override
	public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		cancellation.check();
		final boolean encrypted = !"none".equals(endpoint.options().get("encryption"));
		progress.reached(Stage.RESOLVING);
		if (!resolve(endpoint, cancellation).isLoopbackAddress() && !encrypted) {
			throw new FailureException(
					WinrmFailures.of(FailureKind.REFUSED, "notEncrypted", "", endpoint.name(), endpoint.address()));
		}
		final URI service = service(endpoint, encrypted);
		final String place = service.getHost() + ':' + service.getPort();
		final WinrmCredentials credentials = WinrmCredentials.of(endpoint, secretStore);
		if (!encrypted && credentials.keys().isPresent()) {
			throw new FailureException(WinrmFailures.of(FailureKind.INVALID_INPUT, "certificateWithoutTls", "", endpoint.name()));
		}
		final HttpClient http = clients.client(endpoint, credentials.keys());
		final WsmanClient client = new WsmanClient(http, service, credentials.authorization());
		final WsmanRequest requests = new WsmanRequest(service);
		final Duration limit = endpoint.connectTimeout();
		try {
			// the first request carries the credentials: signing in cannot be told apart from connecting
			progress.reached(Stage.CONNECTING);
			final WsmanResponse made = client.send(requests.create(limit), limit, cancellation);
			if (made.shellId().isEmpty()) {
				throw new FailureException(WinrmFailures.of(FailureKind.NOT_WINDOWS, "notWinrm", "no ShellId", endpoint.name(), place));
			}
			final WinrmSession session = new WinrmSession(client, requests, made.shellId());
			if (cancellation.isCancelled()) {
				session.close();
				throw new CancellationException();
			}
			return session;
		} catch (final IOException e) {
			throw new FailureException(WinrmFailures.whileOpening(endpoint, place, e), e);
		}
	}

	private static InetAddress resolve(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		try {
			return NameLookup.SYSTEM.find(endpoint.address(), endpoint.connectTimeout(), cancellation);
		} catch (final IOException e) {
			throw new FailureException(
					WinrmFailures.of(FailureKind.UNREACHABLE, "unresolved", WinrmFailures.detail(e), endpoint.name(), endpoint.address()), e);
		}
	}

	private static URI service(final EndpointDescriptor endpoint, final boolean encrypted) throws FailureException {
		final int port = endpoint.port() > 0 ? endpoint.port() : encrypted ? TLS_PORT : PLAIN_PORT;
		try {
			final URI service = new URI(encrypted ? "https" : "http", null, endpoint.address(), port, "/wsman", null, null);
			if (service.getHost() != null) {
				return service;
			}
		} catch (final URISyntaxException e) {
			throw new FailureException(invalidAddress(endpoint), e);
		}
		throw new FailureException(invalidAddress(endpoint));
	}

	private static io.shuzen.core.failure.Failure invalidAddress(final EndpointDescriptor endpoint) {
		return WinrmFailures.of(FailureKind.INVALID_INPUT, "address", "", endpoint.name(), endpoint.address());
	}
}
