package io.shuzen.office.internal.diagnostic;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;

/** D-44: whether the device's keys can still sign. */
final class DeviceKeys extends OfficeDiagnostic {

	private static final String SECTION = "Diagnostic Data";

	DeviceKeys() {
		super(DiagnosticId.DEVICE_KEYS, Set.of(DeviceJoinProbe.MACHINE), "Troubleshoot devices by using the dsregcmd command",
				"Fix \"Trusted Platform Module has malfunctioned\" issue in Office");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<JoinState.Source> answer = JoinState.ofDevice(facts);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(source -> {
			final Optional<String> test = source.status().value(SECTION, "KeySignTest").filter(text -> !text.isBlank());
			final Optional<String> recovery = source.status().value(SECTION, "AadRecoveryEnabled");
			final boolean hybrid = source.status().joinType().filter(type -> type == JoinType.HYBRID_JOINED).isPresent();
			// the test needs elevation; the wording of its failure is not known, that of its success is
			if (test.isPresent() && test.get().toUpperCase(Locale.ROOT).contains("FAIL")) {
				repair(findings.error(Identity.ADMINISTRATOR, "failed", test.get()), source, "KeySignTest : " + test.get(), hybrid);
			}
			if (recovery.filter("YES"::equals).isPresent()) {
				repair(findings.warning(Identity.ADMINISTRATOR, "recovery"), source, "AadRecoveryEnabled : YES", hybrid);
			}
			if (test.filter(text -> text.toUpperCase(Locale.ROOT).startsWith("PASS")).isPresent()) {
				findings.ok(Identity.ADMINISTRATOR, "passed").evidence(source.probe(), source.identity(),
						"KeySignTest : " + test.get());
			}
		});
	}

	private static void repair(final Findings.Draft draft, final JoinState.Source source, final String excerpt,
			final boolean hybrid) {
		draft.evidence(source.probe(), source.identity(), excerpt);
		if (hybrid) {
			draft.runbook(RunbookId.REPAIR_DEVICE_REGISTRATION).step(StepId.HYBRID_LEAVE);
		} else {
			draft.step(StepId.FORCED_RECOVERY);
		}
	}
}
