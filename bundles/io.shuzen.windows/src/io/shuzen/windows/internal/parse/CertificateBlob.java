package io.shuzen.windows.internal.parse;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

import io.shuzen.core.probe.CertificateList.Certificate;

/**
 * A certificate as the system stores keep it in the registry and in profile folders: a list of properties (number, reserved, length,
 * bytes), of which CERT_CERT_PROP_ID (wincrypt.h) is the encoded certificate itself.
 */
public final class CertificateBlob {

	private static final int CERT_CERT_PROP_ID = 32;

	private CertificateBlob() {
	}

	/** Empty when the bytes hold no certificate. */
	public static Optional<Certificate> parse(final byte[] blob) {
		final ByteBuffer buffer = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
		while (buffer.remaining() >= 12) {
			final int property = buffer.getInt();
			buffer.getInt();
			final int length = buffer.getInt();
			if (length < 0 || length > buffer.remaining()) {
				return Optional.empty();
			}
			final byte[] value = new byte[length];
			buffer.get(value);
			if (property == CERT_CERT_PROP_ID) {
				return certificate(value);
			}
		}
		return Optional.empty();
	}

	private static Optional<Certificate> certificate(final byte[] encoded) {
		try {
			final X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
					.generateCertificate(new ByteArrayInputStream(encoded));
			final String thumbprint = HexFormat.of().withUpperCase()
					.formatHex(MessageDigest.getInstance("SHA-1").digest(encoded));
			return Optional.of(new Certificate(thumbprint, certificate.getSubjectX500Principal().toString(),
					certificate.getIssuerX500Principal().toString(), certificate.getNotBefore().toInstant(),
					certificate.getNotAfter().toInstant()));
		} catch (final CertificateException e) {
			return Optional.empty();
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
