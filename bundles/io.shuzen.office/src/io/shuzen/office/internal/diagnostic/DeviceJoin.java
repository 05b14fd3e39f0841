package io.shuzen.office.internal.diagnostic;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.text.Text;
import io.shuzen.office.internal.code.ErrorCodes;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;

/** D-40: how the device is registered, and whether the registration works. */
final class DeviceJoin extends OfficeDiagnostic {

	private static final String DETAILS = "Device Details";
	private static final String DIAGNOSTIC = "Diagnostic Data";
	/** The directory has no configuration for hybrid join: mostly nobody wants it. */
	private static final String NOT_CONFIGURED = "0x801c001d";

	DeviceJoin() {
		super(DiagnosticId.DEVICE_JOIN, Set.of(DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER),
				"Troubleshoot devices by using the dsregcmd command", "Your organization has disabled this device",
				"Microsoft Entra device management FAQ");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<JoinState.Source> answer = JoinState.ofDevice(facts);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(source -> source.status().joinType()
				.ifPresentOrElse(type -> judge(findings, source, type), () -> findings.info(Identity.ADMINISTRATOR, "unclear")
						.evidence(source.probe(), source.identity(), String.join(" ", source.status().unrecognised()))));
	}

	private static void judge(final Findings findings, final JoinState.Source source, final JoinType type) {
		final DeviceJoinStatus status = source.status();
		final Optional<String> authentication = status.value(DETAILS, "DeviceAuthStatus").filter(text -> !text.isBlank());
		if (authentication.isPresent() && !authentication.get().toUpperCase(Locale.ROOT).startsWith("SUCCESS")) {
			final Findings.Draft draft = findings.error(Identity.ADMINISTRATOR, "refused", authentication.get());
			draft.evidence(source.probe(), source.identity(), "DeviceAuthStatus : " + authentication.get());
			if (type == JoinType.HYBRID_JOINED) {
				draft.runbook(RunbookId.REPAIR_DEVICE_REGISTRATION).step(StepId.HYBRID_LEAVE);
			}
			return;
		}
		final Optional<String> error = status.value(DIAGNOSTIC, "Client ErrorCode").filter(code -> !code.isBlank());
		final String phase = status.value(DIAGNOSTIC, "Error Phase").orElse("");
		if (type == JoinType.DOMAIN_JOINED && error.isPresent()) {
			final boolean wanted = !error.get().equalsIgnoreCase(NOT_CONFIGURED);
			final Text meaning = new ErrorCodes().explain(error.get()).map(CodeExplanation::meaning).orElse(Text.EMPTY);
			final Findings.Draft draft = wanted
					? findings.warning(Identity.ADMINISTRATOR, "hybridFailing", phase, error.get(), meaning).step(StepId.HYBRID_JOIN)
					: findings.info(Identity.ADMINISTRATOR, "hybridNotConfigured", error.get());
			draft.evidence(source.probe(), source.identity(), "Error Phase : " + phase + ", Client ErrorCode : " + error.get());
			return;
		}
		findings.ok(Identity.ADMINISTRATOR, "state." + type, status.value("Tenant Details", "TenantName").orElse(""))
				.evidence(source.probe(), source.identity(), evidence(status));
	}

	private static String evidence(final DeviceJoinStatus status) {
		return Stream.of("AzureAdJoined", "EnterpriseJoined", "DomainJoined")
				.map(key -> key + " : " + status.value("Device State", key).orElse("?")).collect(Collectors.joining(", "));
	}
}
