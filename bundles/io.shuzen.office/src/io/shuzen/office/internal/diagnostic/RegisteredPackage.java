package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;

import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.PackageList;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SystemApp;
import io.shuzen.office.internal.reading.Subjects;

/** D-30 and D-31: whether the package that shows sign-in windows is registered for each user. */
final class RegisteredPackage extends OfficeDiagnostic {

	private static final String HEALTHY = "Ok";

	private final SystemApp app;
	private final String step;

	private RegisteredPackage(final String id, final SystemApp app, final String step) {
		super(id, Set.of(app.probe()),
				"Fix authentication issues in Office applications when you try to connect to a Microsoft 365 service",
				"Can't sign in to Microsoft 365 desktop applications");
		this.app = app;
		this.step = step;
	}

	static RegisteredPackage aadBroker() {
		return new RegisteredPackage(DiagnosticId.AAD_BROKER, SystemApp.AAD_BROKER, StepId.REGISTER_AAD_BROKER);
	}

	static RegisteredPackage cloudExperienceHost() {
		return new RegisteredPackage(DiagnosticId.CLOUD_EXPERIENCE_HOST, SystemApp.CLOUD_EXPERIENCE_HOST,
				StepId.REGISTER_CLOUD_EXPERIENCE_HOST);
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		Subjects.answers(facts, app.probe()).forEach((user, answer) -> {
			findings.unknown(user, answer);
			if (!answer.isKnown()) {
				return;
			}
			final List<PackageList.AppPackage> packages = answer.asOptional().map(PackageList::packages).orElse(List.of());
			if (packages.isEmpty()) {
				findings.error(user, "missing", app.identityName()).evidence(app.probe(), "0").step(step)
						.runbook(RunbookId.REPAIR_TOKEN_BROKER);
				return;
			}
			final PackageList.AppPackage found = packages.getFirst();
			final Findings.Draft draft = found.status().isEmpty() || found.status().equalsIgnoreCase(HEALTHY)
					? findings.ok(user, "registered", app.identityName(), found.version())
					: findings.warning(user, "damaged", app.identityName(), found.status()).step(step)
							.runbook(RunbookId.REPAIR_TOKEN_BROKER);
			draft.evidence(app.probe(), found.fullName() + ", " + found.status());
		});
	}
}
