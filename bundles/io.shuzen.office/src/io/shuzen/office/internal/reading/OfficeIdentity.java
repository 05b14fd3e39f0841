package io.shuzen.office.internal.reading;

import java.util.Objects;

/**
 * An account known to a user's Office.
 *
 * @param key       the name of its registry key, for instance {@code 9c0b…_ADAL}
 * @param kind      what sort of account
 * @param account   its sign-in name; empty when none is recorded
 * @param tenant    the organisation's tenant id in lower case; empty when none is recorded. Taken from {@code ProviderId}, whose
 *                  meaning is remembered, not read in a source: only used when it has the form of a tenant id
 * @param signedOut whether Office marks it as signed out (the value's name is remembered as well)
 */
public record OfficeIdentity(String key, Kind kind, String account, String tenant, boolean signedOut) {

	/** The sorts of accounts, by the ending of the key. */
	public enum Kind {
		/** {@code _ADAL}: a work or school account. */
		WORK,
		/** {@code _LiveId}: a personal Microsoft account. */
		PERSONAL,
		/** {@code _AD}: the Windows domain account, which is no sign-in to Office. */
		WINDOWS_DOMAIN,
		/** Any other ending. */
		OTHER
	}

	public OfficeIdentity {
		Objects.requireNonNull(key);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(account);
		Objects.requireNonNull(tenant);
	}

	/** How to call it before people: the account, else the key. */
	public String displayName() {
		return account.isEmpty() ? key : account;
	}

	public boolean isSignedInWorkAccount() {
		return kind == Kind.WORK && !signedOut;
	}
}
