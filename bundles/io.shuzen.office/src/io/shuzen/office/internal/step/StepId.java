package io.shuzen.office.internal.step;

/** The ids of this pack's steps: {@code office.}, the number in the catalogue, a short name. Stable once published. */
public final class StepId {

	public static final String CLOSE_APPLICATIONS = "office.R-01-close-applications";
	public static final String IDENTITY_KEY = "office.R-13-identity-key";
	public static final String CREDENTIALS = "office.R-15-credentials";

	private StepId() {
	}
}
