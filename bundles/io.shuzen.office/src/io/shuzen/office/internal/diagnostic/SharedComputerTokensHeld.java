package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.LicenseReport;
import io.shuzen.office.internal.reading.SharedComputerActivation;
import io.shuzen.office.internal.reading.SharedComputerToken;
import io.shuzen.office.internal.reading.SharedComputerTokens;
import io.shuzen.office.internal.reading.Subjects;

/** D-14: whether each user of a shared computer has a token that still holds. */
final class SharedComputerTokensHeld extends OfficeDiagnostic {

	SharedComputerTokensHeld() {
		super(DiagnosticId.SHARED_COMPUTER_TOKENS, questions(),
				"Troubleshoot issues with shared computer activation for Microsoft 365 Apps");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(SharedComputerActivation.READING.probes());
		probes.add(SharedComputerTokens.PROBE);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Optional<SharedComputerActivation> setting = SharedComputerActivation.READING
				.from(facts, Identity.ADMINISTRATOR).asOptional();
		for (final Identity user : Subjects.withCollector(facts)) {
			final Answer<LicenseReport> report = LicenseReport.READING.from(facts, user);
			final Answer<List<SharedComputerToken>> files = SharedComputerTokens.INSTANCE.from(facts, user);
			final Optional<Boolean> enabled = report.asOptional().flatMap(LicenseReport::sharedComputer)
					.or(() -> setting.map(SharedComputerActivation::isEnabled));
			if (report.isKnown()) {
				judge(facts, findings, user, enabled, report.asOptional().map(LicenseReport::tokens).orElse(List.of()),
						LicenseReport.recordedProbe(facts), "");
			} else if (files.isKnown()) {
				judge(facts, findings, user, enabled, files.asOptional().orElse(List.of()), SharedComputerTokens.PROBE,
						setting.map(SharedComputerActivation::roamingFolder).orElse(""));
			} else if (enabled.orElse(true)) {
				findings.unknown(user, files);
			}
		}
	}

	private static void judge(final Facts facts, final Findings findings, final Identity user, final Optional<Boolean> enabled,
			final List<SharedComputerToken> tokens, final Probe<?> probe, final String roamingFolder) {
		if (enabled.isEmpty()) {
			return;
		}
		if (!enabled.get()) {
			if (!tokens.isEmpty()) {
				findings.info(user, "unused", tokens.size()).evidence(probe, describe(tokens)).step(StepId.SHARED_COMPUTER_TOKENS);
			}
			return;
		}
		if (!roamingFolder.isEmpty() && tokens.isEmpty()) {
			findings.info(user, "roaming", roamingFolder);
		} else if (tokens.isEmpty()) {
			findings.warning(user, "missing").evidence(probe, "0").runbook(RunbookId.RESET_SHARED_COMPUTER);
		} else if (tokens.stream().allMatch(token -> token.hasExpiredAt(facts.capturedAt()))) {
			findings.warning(user, "expired", describe(tokens)).evidence(probe, describe(tokens))
					.runbook(RunbookId.RESET_SHARED_COMPUTER).step(StepId.SHARED_COMPUTER_TOKENS);
		} else {
			findings.ok(user, "valid", describe(tokens)).evidence(probe, describe(tokens));
		}
	}

	private static String describe(final List<SharedComputerToken> tokens) {
		return tokens.stream()
				.map(token -> (token.account().isEmpty() ? "?" : token.account())
						+ token.notAfter().map(end -> " (NotAfter " + end + ')').orElse(""))
				.collect(Collectors.joining(", "));
	}
}
