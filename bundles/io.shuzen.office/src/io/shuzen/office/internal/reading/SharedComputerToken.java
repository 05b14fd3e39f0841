package io.shuzen.office.internal.reading;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A licensing token of shared computer activation; it holds for 30 days.
 *
 * @param productId the activation id of the product; empty when not told
 * @param account   whose; empty when not told
 * @param notBefore begin of validity
 * @param notAfter  end of validity
 */
public record SharedComputerToken(String productId, String account, Optional<Instant> notBefore,
		Optional<Instant> notAfter) {

	public SharedComputerToken {
		Objects.requireNonNull(productId);
		Objects.requireNonNull(account);
		Objects.requireNonNull(notBefore);
		Objects.requireNonNull(notAfter);
	}

	public boolean hasExpiredAt(final Instant time) {
		return notAfter.filter(end -> end.isBefore(time)).isPresent();
	}
}
