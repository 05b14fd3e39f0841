package io.shuzen.transport.winrm.internal;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts exactly one certificate, whatever name it bears: WinRM listeners often have a self-signed one. Its validity in time is
 * checked.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {

	private final byte[] fingerprint;

	/** @param fingerprint SHA-256, 64 hexadecimal digits */
	PinnedCertificate(final String fingerprint) {
		if (!fingerprint.matches("[0-9a-f]{64}")) {
			throw new IllegalArgumentException("not a SHA-256 fingerprint: " + fingerprint);
		}
		this.fingerprint = HexFormat.of().parseHex(fingerprint);
	}

	private void check(final X509Certificate[] chain) throws CertificateException {
		try {
			final byte[] presented = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
			if (!MessageDigest.isEqual(presented, fingerprint)) {
				throw new CertificateException("the certificate has the SHA-256 fingerprint " + HexFormat.of().formatHex(presented));
			}
		} catch (final NoSuchAlgorithmException e) {
			throw new CertificateException(e);
		}
		chain[0].checkValidity();
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
			throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket)
			throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
			throws CertificateException {
		throw new CertificateException("not a server");
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket)
			throws CertificateException {
		throw new CertificateException("not a server");
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
		throw new CertificateException("not a server");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}
}
