package io.shuzen.windows.internal.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import io.shuzen.core.probe.CertificateList.Certificate;
import io.shuzen.windows.data.EncodedCertificate;

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
				return EncodedCertificate.parse(value);
			}
		}
		return Optional.empty();
	}
}
