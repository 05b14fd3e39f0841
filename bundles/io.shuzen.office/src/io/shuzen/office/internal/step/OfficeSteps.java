package io.shuzen.office.internal.step;

import java.util.List;

import io.shuzen.core.step.Step;

/** All steps of this pack, in the order of the catalogue. */
public final class OfficeSteps {

	private OfficeSteps() {
	}

	public static List<Step> all() {
		return List.of(new CloseApplications(), new ResetIdentityKey(), new DeleteCredentials());
	}
}
