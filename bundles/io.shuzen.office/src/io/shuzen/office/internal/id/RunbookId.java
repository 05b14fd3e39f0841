package io.shuzen.office.internal.id;

/** The ids of this pack's runbooks, as in the files of the folder {@code runbooks}. */
public final class RunbookId {

	public static final String RESET_SIGN_IN = "office.reset-sign-in";

	private RunbookId() {
	}
}
