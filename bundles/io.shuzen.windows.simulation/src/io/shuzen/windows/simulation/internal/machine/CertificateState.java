package io.shuzen.windows.simulation.internal.machine;

import java.time.Instant;
import java.util.Objects;

import io.shuzen.core.probe.CertificateList;

/** A certificate whose validity may depend on the present; see {@link CertificateList.Certificate}. */
public record CertificateState(String thumbprint, String subject, String issuer, Moment notBefore, Moment notAfter) {

	public CertificateState {
		Objects.requireNonNull(thumbprint);
		Objects.requireNonNull(subject);
		Objects.requireNonNull(issuer);
		Objects.requireNonNull(notBefore);
		Objects.requireNonNull(notAfter);
	}

	public CertificateList.Certificate at(final Instant now) {
		return new CertificateList.Certificate(thumbprint, subject, issuer, notBefore.at(now), notAfter.at(now));
	}
}
