package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.Investigator;
import io.shuzen.engine.Operation;
import io.shuzen.journal.Phase;

/** Investigates on virtual threads. */
@Component(service = Investigator.class)
public final class InvestigatorComponent implements Investigator {

	private final HostConnectors connectors;
	private final PackRegistry packs;

	@Activate
	public InvestigatorComponent(@Reference final HostConnectors connectors, @Reference final PackRegistry packs) {
		this.connectors = connectors;
		this.packs = packs;
	}

	@Override
	public Operation<List<Diagnosis>> start(final InvestigationRequest request, final InvestigationListener listener) {
		final List<Diagnostic> diagnostics = chosen(request.diagnostics());
		final Set<Probe<?>> probes = DiagnosticEvaluator.probes(diagnostics);
		final BackgroundOperation<List<Diagnosis>> operation = new BackgroundOperation<>();
		operation.start("shuzen-investigation", () -> {
			final Diagnosis[] diagnoses = new Diagnosis[request.endpoints().size()];
			EndpointWorkers.forEach(request.endpoints(), request.concurrency(), (index, endpoint) -> {
				diagnoses[index] = investigate(endpoint, diagnostics, probes, request, listener, operation.cancellation());
				Notifications.tell(() -> listener.finished(diagnoses[index]));
			});
			return List.copyOf(Arrays.asList(diagnoses));
		});
		return operation;
	}

	@Override
	public Diagnosis evaluate(final EndpointDescriptor endpoint, final Facts facts, final Set<String> diagnostics) {
		final PhaseClock clock = new PhaseClock();
		clock.enter(Phase.PLAN);
		return judged(endpoint, chosen(diagnostics), facts, clock);
	}

	private List<Diagnostic> chosen(final Set<String> ids) {
		return packs.diagnostics().stream().filter(diagnostic -> ids.isEmpty() || ids.contains(diagnostic.id())).toList();
	}

	private Diagnosis investigate(final EndpointDescriptor endpoint, final List<Diagnostic> diagnostics,
			final Set<Probe<?>> probes, final InvestigationRequest request, final InvestigationListener listener,
			final Cancellation cancellation) {
		final PhaseClock clock = new PhaseClock();
		try (TimeLimit limit = new TimeLimit(request.timeout(), cancellation);
				HostSession session = new HostSession(endpoint, connectors)) {
			try {
				enter(Phase.CONNECT, endpoint, clock, listener);
				session.open(limit.cancellation());
				enter(Phase.READ, endpoint, clock, listener);
				final Facts facts = session.read(probes, limit.cancellation());
				enter(Phase.PLAN, endpoint, clock, listener);
				return judged(endpoint, diagnostics, facts, clock);
			} catch (final FailureException e) {
				return failed(endpoint, e.failure(), clock);
			} catch (final CancellationException e) {
				return failed(endpoint, StoppedFailures.explain(limit.isExpired()
						? EngineTexts.failure(FailureKind.TIMED_OUT, "investigation.timedOut", endpoint.name(),
								request.timeout().toSeconds())
						: EngineTexts.failure(FailureKind.CANCELLED, "cancelled", endpoint.name()), e), clock);
			}
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(InvestigatorComponent.class).error("Investigating " + endpoint.name() + " failed.", e);
			return failed(endpoint, EngineTexts.defect("endpoint.defect", e, endpoint.name()), clock);
		}
	}

	private Diagnosis judged(final EndpointDescriptor endpoint, final List<Diagnostic> diagnostics, final Facts facts,
			final PhaseClock clock) {
		final DiagnosticEvaluator.Judgement judgement = DiagnosticEvaluator.judge(diagnostics, facts);
		final CauseEvaluator.Judgement explained = CauseEvaluator.judge(packs.packs(), judgement.findings(), facts);
		final List<Failure> defects = new ArrayList<>(judgement.defects());
		defects.addAll(explained.defects());
		return new Diagnosis(endpoint, Optional.of(facts), judgement.findings(), explained.causes(), Optional.empty(), defects,
				clock.stop());
	}

	private static Diagnosis failed(final EndpointDescriptor endpoint, final Failure failure, final PhaseClock clock) {
		return new Diagnosis(endpoint, Optional.empty(), List.of(), List.of(), Optional.of(failure), List.of(), clock.stop());
	}

	private static void enter(final Phase phase, final EndpointDescriptor endpoint, final PhaseClock clock,
			final InvestigationListener listener) {
		clock.enter(phase);
		Notifications.tell(() -> listener.entered(endpoint, phase));
	}
}
