package io.shuzen.office.internal.diagnostic;

import java.util.List;

import io.shuzen.core.diagnostic.Diagnostic;

/** All diagnostics of this pack, in the order of the catalogue. */
public final class OfficeDiagnostics {

	private OfficeDiagnostics() {
	}

	public static List<Diagnostic> all() {
		return List.of(new RunningApplications(), new Identities(), new LeftoverCredentials());
	}
}
