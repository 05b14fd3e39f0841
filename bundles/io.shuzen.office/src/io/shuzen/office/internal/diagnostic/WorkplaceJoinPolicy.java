package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.WorkplaceJoinSettings;
import io.shuzen.office.internal.reading.JoinState;

/** D-47: whether a work account registers itself again once it was removed. */
final class WorkplaceJoinPolicy extends OfficeDiagnostic {

	static final RegistryProbe PROBE = WorkplaceJoinSettings.POLICY;

	WorkplaceJoinPolicy() {
		super(DiagnosticId.WORKPLACE_JOIN_POLICY, Set.of(PROBE, DeviceJoinProbe.EACH_USER),
				"Microsoft Entra device management FAQ");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<RegistryKey> answer = facts.answer(PROBE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		if (!answer.isKnown()) {
			return;
		}
		final boolean blocked = answer.asOptional().flatMap(key -> key.value(WorkplaceJoinSettings.BLOCK))
				.filter(value -> value.asNumber().orElse(0) == 1).isPresent();
		final boolean registered = JoinState.ofUsers(facts).values().stream().anyMatch(
				state -> state.asOptional().flatMap(source -> source.status().flag("User State", "WorkplaceJoined")).orElse(false));
		final Findings.Draft draft = blocked ? findings.ok(Identity.ADMINISTRATOR, "blocked")
				: registered ? findings.info(Identity.ADMINISTRATOR, "recurs").step(StepId.PREVENT_WORKPLACE_JOIN)
						: findings.ok(Identity.ADMINISTRATOR, "allowed");
		draft.evidence(PROBE, WorkplaceJoinSettings.BLOCK + " = " + (blocked ? 1 : 0) + answer.asOptional()
				.flatMap(key -> key.value(WorkplaceJoinSettings.AUTOMATIC)).map(value -> ", " + value.name() + " = " + value.data().display()).orElse(""));
	}
}
