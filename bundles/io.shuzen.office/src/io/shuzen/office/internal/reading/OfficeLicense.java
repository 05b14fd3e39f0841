package io.shuzen.office.internal.reading;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A licence of Microsoft 365 Apps as the activation since version 1910 keeps it ("vNext").
 *
 * @param product   product release id, for instance {@code O365ProPlusRetail}; empty when not told
 * @param type      for instance {@code User|Subscription} or {@code Device|Subscription}; empty when not told
 * @param state     whether Office works with it
 * @param account   whose it is, as an e-mail address; empty when not told (the files hold no address, the script's report does)
 * @param tenant    tenant id in lower case; empty when not told
 * @param notAfter  until when it holds without renewal
 * @param status    the entitlement's status, for instance {@code Active} or {@code Expired}
 * @param reason    why it is not licensed, for instance {@code NoLicenseAssigned}; empty when there is no reason
 * @param licenseId its id
 */
public record OfficeLicense(String product, String type, State state, String account, String tenant,
		Optional<Instant> notAfter, String status, String reason, String licenseId) {

	/** In the words of vnextdiag. */
	public enum State {
		LICENSED,
		/** Works for now, but is not renewed. */
		GRACE,
		/** "RFM": Office opens documents read-only. */
		REDUCED_FUNCTIONALITY,
		/** Some other word. */
		UNKNOWN
	}

	public OfficeLicense {
		Objects.requireNonNull(product);
		Objects.requireNonNull(type);
		Objects.requireNonNull(state);
		Objects.requireNonNull(account);
		Objects.requireNonNull(tenant);
		Objects.requireNonNull(notAfter);
		Objects.requireNonNull(status);
		Objects.requireNonNull(reason);
		Objects.requireNonNull(licenseId);
	}

	/** One line for evidence. */
	public String display() {
		return product + ": " + state + (account.isEmpty() ? "" : ", " + account) + (status.isEmpty() ? "" : ", " + status)
				+ (reason.isEmpty() ? "" : ", " + reason) + notAfter.map(time -> ", NotAfter " + time).orElse("");
	}
}
