package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SignInService;

/** D-61, and D-28 for the vault alone: whether the services that signing in depends on can run. Stopped is normal for most of them. */
final class Services extends OfficeDiagnostic {

	private final List<SignInService> services;

	private Services(final String id, final List<SignInService> services, final String... articles) {
		super(id, services.stream().map(SignInService::probe).collect(Collectors.toSet()), articles);
		this.services = services;
	}

	static Services all() {
		return new Services(DiagnosticId.SERVICES, SignInService.ALL,
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	static Services vault() {
		return new Services(DiagnosticId.VAULT_SERVICE,
				SignInService.ALL.stream().filter(service -> service.name().equals("VaultSvc")).toList());
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		boolean known = false;
		for (final SignInService expected : services) {
			final Answer<WindowsService> answer = facts.answer(expected.probe());
			findings.unknown(Identity.ADMINISTRATOR, answer);
			known |= answer.isKnown();
			if (answer.isAbsent() && !expected.ofOffice()) {
				findings.info(Identity.ADMINISTRATOR, "missing", expected.name()).evidence(expected.probe(), expected.name());
			}
			answer.asOptional().filter(expected::isBroken).ifPresent(service -> {
				final boolean disabled = service.startType() == WindowsService.StartType.DISABLED;
				findings.add(disabled ? Severity.ERROR : Severity.WARNING, Identity.ADMINISTRATOR,
						disabled ? "disabled" : "stopped", service.name())
						.evidence(expected.probe(), service.name() + ": " + service.state() + ", " + service.startType())
						.step(StepId.SERVICES).runbook(RunbookId.REPAIR_SERVICES);
			});
		}
		if (known && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "healthy");
		}
	}
}
