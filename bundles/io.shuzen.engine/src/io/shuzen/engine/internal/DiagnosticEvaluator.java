package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;

/** Lets diagnostics judge. One that breaks does not keep the others from it. */
final class DiagnosticEvaluator {

	/**
	 * @param findings the gravest first
	 * @param defects  diagnostics that broke
	 */
	record Judgement(List<Finding> findings, List<Failure> defects) {
	}

	private DiagnosticEvaluator() {
	}

	static Set<Probe<?>> probes(final Collection<Diagnostic> diagnostics) {
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		diagnostics.forEach(diagnostic -> probes.addAll(diagnostic.probes()));
		return probes;
	}

	static Judgement judge(final Collection<Diagnostic> diagnostics, final Facts facts) {
		final List<Finding> findings = new ArrayList<>();
		final List<Failure> defects = new ArrayList<>();
		for (final Diagnostic diagnostic : diagnostics) {
			try {
				findings.addAll(diagnostic.evaluate(facts));
			} catch (final RuntimeException | Error e) {
				ProgramLog.of(DiagnosticEvaluator.class).error("Diagnostic %s failed for %s.".formatted(diagnostic.id(),
						facts.endpoint()), e);
				defects.add(EngineTexts.defect("diagnostic.defect", e, diagnostic.title(), diagnostic.id()));
			}
		}
		findings.sort(Comparator.comparing(Finding::severity).reversed());
		return new Judgement(List.copyOf(findings), List.copyOf(defects));
	}
}
