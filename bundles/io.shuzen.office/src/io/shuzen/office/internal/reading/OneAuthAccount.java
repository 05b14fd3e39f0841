package io.shuzen.office.internal.reading;

import java.util.List;
import java.util.Objects;

/**
 * An account in the store that Office, OneDrive and Teams share ("OneAuth").
 *
 * @param file         the name of its file
 * @param account      how it is called; empty when not told
 * @param associatedApplications application ids it is associated with, for instance {@code com.microsoft.Office}
 */
public record OneAuthAccount(String file, String account, List<String> associatedApplications) {

	public static final String OFFICE = "com.microsoft.Office";

	public OneAuthAccount {
		Objects.requireNonNull(file);
		Objects.requireNonNull(account);
		associatedApplications = List.copyOf(associatedApplications);
	}

	public boolean isAssociatedWithOffice() {
		return associatedApplications.stream().anyMatch(OFFICE::equalsIgnoreCase);
	}

	public String displayName() {
		return account.isEmpty() ? file : account;
	}
}
