package io.shuzen.office.internal.diagnostic;

/** The ids of this pack's diagnostics: {@code office.}, the number in the catalogue, a short name. Stable once published. */
public final class DiagnosticId {

	public static final String RUNNING_APPLICATIONS = "office.D-07-running-applications";
	public static final String IDENTITIES = "office.D-20-identities";
	public static final String CREDENTIALS = "office.D-27-credentials";

	private DiagnosticId() {
	}
}
