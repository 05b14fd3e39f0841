package io.shuzen.core.probe;

import java.util.List;

/** The entries of one user's credential vault. */
public record CredentialList(List<StoredCredential> credentials) implements ProbeValue {

	public CredentialList {
		credentials = List.copyOf(credentials);
	}
}
