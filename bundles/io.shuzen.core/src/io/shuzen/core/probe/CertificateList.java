package io.shuzen.core.probe;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The certificates of one store. */
public record CertificateList(List<Certificate> certificates) implements ProbeValue {

	/**
	 * A certificate.
	 *
	 * @param thumbprint SHA-1, hexadecimal, upper case
	 * @param subject    distinguished name
	 * @param issuer     distinguished name
	 * @param notBefore  begin of validity
	 * @param notAfter   end of validity
	 */
	public record Certificate(String thumbprint, String subject, String issuer, Instant notBefore, Instant notAfter) {
		public Certificate {
			Objects.requireNonNull(thumbprint);
			Objects.requireNonNull(subject);
			Objects.requireNonNull(issuer);
			Objects.requireNonNull(notBefore);
			Objects.requireNonNull(notAfter);
		}
	}

	public CertificateList {
		certificates = List.copyOf(certificates);
	}
}
