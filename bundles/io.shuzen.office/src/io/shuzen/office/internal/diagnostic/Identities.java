package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.OfficeIdentities;
import io.shuzen.office.internal.reading.OfficeIdentity;
import io.shuzen.office.internal.reading.Subjects;

/** D-20: which accounts each user's Office is signed in with, and whether they contradict each other or the device's tenant. */
final class Identities extends OfficeDiagnostic {

	Identities() {
		super(DiagnosticId.IDENTITIES, Set.of(OfficeIdentities.PROBE, DeviceJoinProbe.MACHINE),
				"Reset activation state for Microsoft 365 Apps for enterprise",
				"\"Another account from your organization is already signed in\" when you try to sign in to Microsoft 365");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Optional<String> deviceTenant = facts.answer(DeviceJoinProbe.MACHINE).asOptional()
				.flatMap(status -> tenantOf(status));
		final Map<Identity, Answer<List<OfficeIdentity>>> answers = Subjects.answers(facts, OfficeIdentities.INSTANCE);
		answers.forEach((user, answer) -> {
			findings.unknown(user, answer);
			if (answer.isAbsent()) {
				findings.ok(user, "none");
			}
			answer.asOptional().ifPresent(identities -> judge(findings, user, identities, deviceTenant));
		});
	}

	private static void judge(final Findings findings, final Identity user, final List<OfficeIdentity> identities,
			final Optional<String> deviceTenant) {
		final String list = describe(identities);
		final List<OfficeIdentity> work = identities.stream().filter(OfficeIdentity::isSignedInWorkAccount).toList();
		if (work.size() > 1) {
			findings.warning(user, "several", work.size(), describe(work)).evidence(OfficeIdentities.PROBE, list)
					.runbook(RunbookId.RESET_SIGN_IN).step(StepId.IDENTITY_KEY);
		}
		final List<OfficeIdentity> foreign = work.stream().filter(identity -> !identity.tenant().isEmpty()
				&& deviceTenant.filter(tenant -> !tenant.equals(identity.tenant())).isPresent()).toList();
		if (!foreign.isEmpty()) {
			findings.warning(user, "foreignTenant", describe(foreign), deviceTenant.orElse(""))
					.evidence(OfficeIdentities.PROBE,
							foreign.stream().map(identity -> identity.displayName() + ": " + identity.tenant())
									.collect(Collectors.joining(", ")))
					.evidence(DeviceJoinProbe.MACHINE, Identity.ADMINISTRATOR, "TenantId : " + deviceTenant.orElse(""))
					.runbook(RunbookId.RESET_SIGN_IN).step(StepId.IDENTITY_KEY);
		}
		if (!findings.areHealthy(user)) {
			return;
		}
		final List<OfficeIdentity> signedIn = identities.stream().filter(identity -> !identity.signedOut()
				&& identity.kind() != OfficeIdentity.Kind.WINDOWS_DOMAIN).toList();
		if (signedIn.isEmpty()) {
			findings.ok(user, "none").evidence(OfficeIdentities.PROBE, list);
		} else {
			findings.ok(user, "consistent", describe(signedIn)).evidence(OfficeIdentities.PROBE, list);
		}
	}

	private static Optional<String> tenantOf(final DeviceJoinStatus status) {
		return status.value("Tenant Details", "TenantId").map(tenant -> tenant.toLowerCase(Locale.ROOT))
				.filter(tenant -> !tenant.isBlank());
	}

	private static String describe(final List<OfficeIdentity> identities) {
		return identities.stream().map(OfficeIdentity::displayName).collect(Collectors.joining(", "));
	}
}
