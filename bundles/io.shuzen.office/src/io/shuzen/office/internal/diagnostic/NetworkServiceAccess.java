package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.NetworkServiceRights;

/** D-59: whether the account of network services may use its own registry. */
final class NetworkServiceAccess extends OfficeDiagnostic {

	NetworkServiceAccess() {
		super(DiagnosticId.NETWORK_SERVICE_ACCESS, Set.of(NetworkServiceRights.PROBE),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ToolOutput> answer = NetworkServiceRights.answer(facts);
		findings.unknownUnlessToolMissing(Identity.ADMINISTRATOR, answer);
		answer.asOptional().map(ToolOutput::standardOutput).map(String::trim).filter(text -> text.contains("D:"))
				.ifPresent(descriptor -> {
					final boolean full = NetworkServiceRights.isFull(descriptor);
					final Findings.Draft draft = findings.add(full ? Severity.OK : Severity.WARNING, Identity.ADMINISTRATOR,
							full ? "full" : "lacking");
					if (!full) {
						draft.step(StepId.NETWORK_SERVICE_ACCESS);
					}
					draft.evidence(NetworkServiceRights.PROBE, descriptor.length() > 300 ? descriptor.substring(0, 300) + "…" : descriptor);
				});
	}
}
