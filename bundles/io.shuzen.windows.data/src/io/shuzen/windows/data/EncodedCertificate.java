package io.shuzen.windows.data;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

import io.shuzen.core.probe.CertificateList.Certificate;

/** An X.509 certificate in DER, as every store of Windows holds it. */
public final class EncodedCertificate {

	private EncodedCertificate() {
	}

	/** What it says; empty when the bytes hold no certificate. */
	public static Optional<Certificate> parse(final byte[] encoded) {
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
