package io.shuzen.office.internal.diagnostic;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;

/** D-42: whether a work account is registered beside, or instead of, the device's own join. */
final class WorkplaceJoin extends OfficeDiagnostic {

	WorkplaceJoin() {
		super(DiagnosticId.WORKPLACE_JOIN, Set.of(DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER),
				"Microsoft Entra device management FAQ", "Troubleshoot devices by using the dsregcmd command");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		JoinState.ofUsers(facts).forEach((user, answer) -> {
			findings.unknown(user, answer);
			answer.asOptional().ifPresent(source -> judge(findings, user, source));
		});
	}

	private static void judge(final Findings findings, final Identity user, final JoinState.Source source) {
		final DeviceJoinStatus status = source.status();
		final Optional<Boolean> registered = status.flag("User State", "WorkplaceJoined");
		if (registered.isEmpty()) {
			return;
		}
		final int accounts = Math.max(status.workAccounts().size(), registered.get() ? 1 : 0);
		final String tenants = status.workAccounts().stream()
				.map(section -> section.values().getOrDefault("WorkplaceTenantName", "")).filter(name -> !name.isBlank())
				.distinct().collect(Collectors.joining(", "));
		final boolean joined = status.joinType()
				.filter(type -> type == JoinType.ENTRA_JOINED || type == JoinType.HYBRID_JOINED).isPresent();
		final Findings.Draft draft;
		if (!registered.get()) {
			draft = findings.ok(user, "none");
		} else if (joined) {
			// by hand only: removing accounts by command is not proven on joined devices
			draft = findings.warning(user, "dual", tenants).step(StepId.DISCONNECT_WORK_ACCOUNT);
		} else if (accounts > 1) {
			draft = findings.warning(user, "several", accounts, tenants).step(StepId.WAM_CLEANUP);
		} else {
			draft = findings.info(user, "one", tenants).step(StepId.WAM_CLEANUP);
		}
		draft.evidence(source.probe(), source.identity(),
				"WorkplaceJoined : " + (registered.get() ? "YES" : "NO") + ", " + accounts);
	}
}
