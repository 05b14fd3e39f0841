package io.shuzen.windows.jna.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.ConnectivityResult.Stage;

/** An attempt to reach a host from this machine over TLS, which keeps in mind whose certificate was shown. */
public final class ConnectionAttempt {

	private static final int LIMIT_MILLIS = 10_000;

	private final ConnectivityProbe probe;
	private final KeyStore roots;
	private String issuer = "";

	/** @param roots whom to trust; null for those of the Java runtime */
	public ConnectionAttempt(final ConnectivityProbe probe, final KeyStore roots) {
		this.probe = probe;
		this.roots = roots;
	}

	/** The authorities that Windows trusts. */
	static KeyStore windowsRoots() throws GeneralSecurityException, IOException {
		final KeyStore store = KeyStore.getInstance("Windows-ROOT");
		store.load(null, null);
		return store;
	}

	/** Tries it. Takes ten seconds for each stage at most; cancelling closes the connection. */
	public ConnectivityResult run(final Cancellation cancellation) throws GeneralSecurityException {
		final InetAddress address;
		try {
			address = InetAddress.getByName(probe.host());
		} catch (final UnknownHostException e) {
			return ended(Stage.NAME_NOT_RESOLVED, e);
		}
		final SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new Watching() }, null);
		try (Socket socket = new Socket(); Cancellation.Registration registration = cancellation.onCancel(() -> close(socket))) {
			try {
				socket.connect(new InetSocketAddress(address, probe.port()), LIMIT_MILLIS);
			} catch (final IOException e) {
				cancellation.check();
				return ended(Stage.NOT_CONNECTED, e);
			}
			socket.setSoTimeout(LIMIT_MILLIS);
			final SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, probe.host(), probe.port(), true);
			final SSLParameters parameters = secured.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			secured.setSSLParameters(parameters);
			secured.startHandshake();
			return new ConnectivityResult(Stage.SECURE, issuer, "");
		} catch (final IOException e) {
			cancellation.check();
			return ended(Stage.TLS_FAILED, e);
		}
	}

	private ConnectivityResult ended(final Stage stage, final IOException reason) {
		return new ConnectivityResult(stage, issuer, reason.getMessage() == null ? reason.toString() : reason.getMessage());
	}

	private static void close(final Socket socket) {
		try {
			socket.close();
		} catch (final IOException e) {
			// whoever waits for it notices
		}
	}

	/** Checks as usual, and remembers who issued the certificate even when it is refused. */
	private final class Watching extends X509ExtendedTrustManager {

		private final X509ExtendedTrustManager usual;

		Watching() throws GeneralSecurityException {
			final TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(roots);
			usual = Arrays.stream(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
					.map(X509ExtendedTrustManager.class::cast).findFirst().orElseThrow();
		}

		private void remember(final X509Certificate... chain) {
			if (chain.length > 0) {
				issuer = chain[0].getIssuerX500Principal().toString();
			}
		}

		@Override
		public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
			remember(chain);
			usual.checkServerTrusted(chain, type, socket);
		}

		@Override
		public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
				throws CertificateException {
			remember(chain);
			usual.checkServerTrusted(chain, type, engine);
		}

		@Override
		public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
			remember(chain);
			usual.checkServerTrusted(chain, type);
		}

		@Override
		public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
			usual.checkClientTrusted(chain, type, socket);
		}

		@Override
		public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
				throws CertificateException {
			usual.checkClientTrusted(chain, type, engine);
		}

		@Override
		public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
			usual.checkClientTrusted(chain, type);
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return usual.getAcceptedIssuers();
		}
	}
}
