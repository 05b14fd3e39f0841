package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.JoinState;

/** D-43: whether each user has a default account for the Web Account Manager. */
final class DefaultWamAccount extends OfficeDiagnostic {

	DefaultWamAccount() {
		super(DiagnosticId.DEFAULT_WAM_ACCOUNT, Set.of(DeviceJoinProbe.EACH_USER),
				"Troubleshoot devices by using the dsregcmd command");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		JoinState.ofUsers(facts).forEach((user, answer) -> {
			findings.unknown(user, answer);
			answer.asOptional().ifPresent(source -> source.status().value("User State", "WamDefaultSet").ifPresent(value -> {
				final Findings.Draft draft;
				if (value.startsWith("ERROR")) {
					draft = findings.info(user, "wrongContext", value);
				} else {
					draft = findings.ok(user, value.equals("YES") ? "set" : "notSet");
				}
				draft.evidence(source.probe(), source.identity(), "WamDefaultSet : " + value);
			}));
		});
	}
}
