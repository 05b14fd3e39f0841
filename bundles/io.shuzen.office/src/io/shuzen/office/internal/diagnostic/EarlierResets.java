package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;
import io.shuzen.office.internal.reading.Recorded;
import io.shuzen.office.internal.reading.ResetTraces;
import io.shuzen.office.internal.reading.Subjects;

/** D-19: what earlier repairs with Microsoft's tools left behind, and how they ended as far as that can be told. */
final class EarlierResets extends OfficeDiagnostic {

	static final List<RegistryProbe> LEFTOVERS = OfficeRegistry.customUserResets();

	EarlierResets() {
		super(DiagnosticId.EARLIER_RESETS, questions(), "Reset activation state for Microsoft 365 Apps for enterprise",
				"Get Help command-line version for enterprise");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(LEFTOVERS);
		probes.addAll(ResetTraces.READING.probes());
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		for (final RegistryProbe probe : LEFTOVERS) {
			final Answer<RegistryKey> answer = Recorded.registry(facts, probe, Identity.ADMINISTRATOR);
			findings.unknown(Identity.ADMINISTRATOR, answer);
			answer.asOptional().ifPresent(key -> findings.info(Identity.ADMINISTRATOR, "planted", place(probe))
					.evidence(probe, key.values().stream().map(value -> value.name() + " = " + value.data().display())
							.collect(Collectors.joining(", ")))
					.step(StepId.EARLIER_RESETS).runbook(RunbookId.REMOVE_STALE_LICENSES));
		}
		Subjects.answers(facts, ResetTraces.READING).forEach((user, answer) -> {
			findings.unknown(user, answer);
			answer.asOptional().ifPresent(traces -> judge(facts, findings, user, traces));
		});
	}

	// the same path twice would look like a mistake
	private static String place(final RegistryProbe probe) {
		return probe.path() + (probe.view() == RegistryView.BITS_32 ? " (32-bit)" : "");
	}

	private static void judge(final Facts facts, final Findings findings, final Identity user, final ResetTraces traces) {
		traces.cleanups().forEach(log -> {
			final Findings.Draft draft = log.complete() ? findings.info(user, "cleanup", log.name(), log.version())
					: findings.warning(user, "cleanupIncomplete", log.name());
			draft.evidence(ResetTraces.CLEANUP_LOGS, String.join("; ", log.credentials()));
		});
		traces.workplaceCleanup().ifPresent(result -> {
			final Findings.Draft draft = result.errors().isEmpty() ? findings.info(user, "workplaceCleanup", result.ignored())
					: findings.warning(user, "workplaceCleanupFailed", String.join("; ", result.errors()));
			draft.evidence(ResetTraces.WORKPLACE_RESULT, String.join("; ", result.errors()));
		});
		traces.accountCleanup().ifPresent(result -> {
			if (result.failed().isEmpty()) {
				findings.info(user, "accountCleanup", result.removed());
			} else {
				findings.warning(user, "accountCleanupFailed", String.join(", ", result.failed())).step(StepId.WAM_CLEANUP);
			}
		});
		traces.getHelp().forEach(result -> {
			final Findings.Draft draft = result.isSuccess() ? findings.info(user, "getHelp", result.code(), result.text())
					: findings.warning(user, "getHelpFailed", result.code(), result.text()).runbook(RunbookId.RESET_SIGN_IN);
			draft.evidence(ResetTraces.getHelpProbe(facts), result.code() + ": " + result.text());
		});
	}
}
