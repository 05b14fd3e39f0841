package io.shuzen.office.internal.diagnostic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.ServiceAddresses;
import io.shuzen.office.internal.reading.MsoidRecord;

/** D-55: whether the addresses are reached that signing in and activating need. */
final class ServiceEndpoints extends OfficeDiagnostic {

	ServiceEndpoints() {
		super(DiagnosticId.SERVICE_ENDPOINTS, questions(),
				"Network connection issues when signing in to Microsoft 365 apps", "Microsoft 365 URLs and IP address ranges");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(ServiceAddresses.ALL);
		probes.add(MsoidRecord.PROBE);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		int reached = 0;
		final Map<ConnectivityResult.Stage, List<ConnectivityProbe>> failures = new TreeMap<>();
		for (final ConnectivityProbe probe : ServiceAddresses.ALL) {
			final Answer<ConnectivityResult> answer = facts.answer(probe);
			findings.unknown(Identity.ADMINISTRATOR, answer);
			if (answer.asOptional().filter(result -> result.stage() == ConnectivityResult.Stage.SECURE).isPresent()) {
				reached++;
			} else {
				answer.asOptional().ifPresent(
						result -> failures.computeIfAbsent(result.stage(), unused -> new ArrayList<>()).add(probe));
			}
		}
		failures.forEach((stage, probes) -> report(facts, findings, stage, probes));
		MsoidRecord.targets(facts).forEach(record -> findings
				.add(record.isOtherCloud() ? Severity.ERROR : Severity.WARNING, Identity.ADMINISTRATOR, "msoid", record.name(),
						record.target())
				.evidence(MsoidRecord.PROBE, record.name() + " -> " + record.target()));
		if (reached > 0 && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "reached", reached);
		}
	}

	// one finding for all that fail the same way: behind a closed firewall that is every address
	private static void report(final Facts facts, final Findings findings, final ConnectivityResult.Stage stage,
			final List<ConnectivityProbe> probes) {
		final String hosts = probes.stream().map(ConnectivityProbe::host).collect(Collectors.joining(", "));
		final String errors = probes.stream().map(facts::answer).flatMap(answer -> answer.asOptional().stream())
				.map(ConnectivityResult::error).filter(error -> !error.isBlank()).distinct().collect(Collectors.joining("; "));
		final Findings.Draft draft = findings.error(Identity.ADMINISTRATOR, "stage." + stage, probes.size(),
				ServiceAddresses.ALL.size(), hosts, errors);
		probes.forEach(probe -> draft.evidence(probe,
				stage + " " + facts.answer(probe).asOptional().map(ConnectivityResult::error).orElse("")));
		if (stage == ConnectivityResult.Stage.TLS_FAILED) {
			draft.runbook(RunbookId.ENABLE_TLS).step(StepId.TLS);
		}
	}
}
