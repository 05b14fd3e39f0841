package io.shuzen.office.internal.diagnostic;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.location.SystemApp;

/** D-32: whether the files are there from which the sign-in packages can be registered again. */
final class SystemApps extends OfficeDiagnostic {

	SystemApps() {
		super(DiagnosticId.SYSTEM_APPS, Arrays.stream(SystemApp.values()).map(SystemApp::manifest).collect(Collectors.toSet()),
				"Fix authentication issues in Office applications when you try to connect to a Microsoft 365 service");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		boolean known = false;
		for (final SystemApp app : SystemApp.values()) {
			final Answer<FileListing> answer = facts.answer(app.manifest());
			findings.unknown(Identity.ADMINISTRATOR, answer);
			known |= answer.isKnown();
			if (answer.isAbsent()) {
				findings.error(Identity.ADMINISTRATOR, "missing", app.identityName()).evidence(app.manifest(),
						app.manifest().path());
			}
		}
		if (known && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "present");
		}
	}
}
