package io.shuzen.office.internal.diagnostic;

import java.time.Duration;
import java.util.Set;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;

/** D-60: whether the clock is right enough for tokens. */
final class Clock extends OfficeDiagnostic {

	private static final Duration SUSPECT = Duration.ofSeconds(60);
	private static final Duration REFUSED = Duration.ofSeconds(300);

	Clock() {
		super(DiagnosticId.CLOCK, Set.of(ClockProbe.INSTANCE), "Windows Time service tools and settings");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ClockStatus> answer = facts.answer(ClockProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(clock -> {
			final Duration offset = Duration.ofMillis(clock.offsetMillis()).abs();
			final Severity severity = offset.compareTo(REFUSED) > 0 ? Severity.ERROR
					: offset.compareTo(SUSPECT) > 0 ? Severity.WARNING : Severity.OK;
			final Findings.Draft draft = findings.add(severity, Identity.ADMINISTRATOR, severity == Severity.OK ? "right" : "wrong",
					Long.toString(offset.toSeconds()), clock.source());
			draft.evidence(ClockProbe.INSTANCE, clock.offsetMillis() + " ms, " + clock.source());
			if (severity != Severity.OK) {
				draft.step(StepId.CLOCK).runbook(RunbookId.SYNCHRONISE_CLOCK);
			}
		});
	}
}
