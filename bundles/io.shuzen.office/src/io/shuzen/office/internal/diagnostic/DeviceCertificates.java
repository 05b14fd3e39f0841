package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateList;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.JoinState;

/** D-48: whether the certificates are there that a registered device proves itself with. */
final class DeviceCertificates extends OfficeDiagnostic {

	private static final CertificateProbe DEVICE = new CertificateProbe(ReadScope.MACHINE, "My");
	private static final CertificateProbe USER = new CertificateProbe(ReadScope.EACH_USER, "My");
	private static final String ISSUER = "MS-Organization-Access";

	DeviceCertificates() {
		super(DiagnosticId.DEVICE_CERTIFICATES, Set.of(DEVICE, USER, DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER),
				"Microsoft Entra device management FAQ");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<CertificateList> device = facts.answer(DEVICE);
		findings.unknown(Identity.ADMINISTRATOR, device);
		final boolean joined = JoinState.joinType(facts)
				.filter(type -> type == JoinType.ENTRA_JOINED || type == JoinType.HYBRID_JOINED).isPresent();
		if (device.isKnown() && joined) {
			judge(facts, findings, Identity.ADMINISTRATOR, DEVICE, device.asOptional().orElse(new CertificateList(List.of())));
		}
		JoinState.ofUsers(facts).forEach((user, state) -> {
			final boolean registered = state.asOptional()
					.flatMap(source -> source.status().flag("User State", "WorkplaceJoined")).orElse(false);
			final Answer<CertificateList> own = facts.answer(USER, user);
			if (registered && own.isKnown()) {
				judge(facts, findings, user, USER, own.asOptional().orElse(new CertificateList(List.of())));
			}
		});
	}

	private static void judge(final Facts facts, final Findings findings, final Identity subject, final CertificateProbe probe,
			final CertificateList certificates) {
		final List<CertificateList.Certificate> own = certificates.certificates().stream()
				.filter(certificate -> certificate.issuer().contains(ISSUER)).toList();
		final Optional<CertificateList.Certificate> valid = own.stream()
				.filter(certificate -> certificate.notAfter().isAfter(facts.capturedAt())).findFirst();
		if (own.isEmpty()) {
			findings.error(subject, "missing").evidence(probe, ISSUER + ": 0");
		} else if (valid.isEmpty()) {
			findings.error(subject, "expired", own.getFirst().notAfter().toString()).evidence(probe,
					own.getFirst().subject() + ", NotAfter " + own.getFirst().notAfter());
		} else {
			findings.ok(subject, "valid", valid.get().notAfter().toString()).evidence(probe, valid.get().subject());
		}
	}
}
