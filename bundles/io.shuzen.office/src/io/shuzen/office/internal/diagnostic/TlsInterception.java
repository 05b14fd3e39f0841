package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.location.ServiceAddresses;

/** D-57: whether somebody between the device and the sign-in service opens the encryption. */
final class TlsInterception extends OfficeDiagnostic {

	// organisations that issue certificates for public services; whoever else issues one for Microsoft's sign-in address is inspecting
	private static final List<String> PUBLIC = List.of("digicert", "microsoft", "entrust", "globalsign", "sectigo", "comodo",
			"let's encrypt", "amazon", "google trust", "godaddy", "identrust", "baltimore", "verisign", "geotrust", "cybertrust");

	TlsInterception() {
		super(DiagnosticId.TLS_INTERCEPTION, Set.of(ServiceAddresses.SIGN_IN),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ConnectivityResult> answer = facts.answer(ServiceAddresses.SIGN_IN);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().filter(result -> !result.issuer().isBlank()).ifPresent(result -> {
			final String issuer = result.issuer().toLowerCase(Locale.ROOT);
			final boolean known = PUBLIC.stream().anyMatch(issuer::contains);
			findings.add(known ? Severity.OK : Severity.WARNING, Identity.ADMINISTRATOR, known ? "genuine" : "inspected",
					result.issuer()).evidence(ServiceAddresses.SIGN_IN, result.issuer());
		});
	}
}
