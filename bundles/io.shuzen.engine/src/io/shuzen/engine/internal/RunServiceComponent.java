package io.shuzen.engine.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.probe.Facts;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.EndpointUndoPlan;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.Operation;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.ResumeRequest;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunService;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.UndoRequest;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Journal;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.RunResumed;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.RunSummary;

/** Previews, runs and takes back on virtual threads. */
@Component(service = RunService.class)
public final class RunServiceComponent implements RunService {

	private static final DateTimeFormatter RUN_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
	private static final SecureRandom RANDOM = new SecureRandom();

	private final HostConnectors connectors;
	private final PackRegistry packs;
	private final Journal journal;
	private final RunSurroundings surroundings;

	@Activate
	public RunServiceComponent(@Reference final HostConnectors connectors, @Reference final PackRegistry packs,
			@Reference final Journal journal) {
		this(connectors, packs, journal, InstantSource.system());
	}

	/** @param wallClock what maintenance windows and schedules go by */
	public RunServiceComponent(final HostConnectors connectors, final PackRegistry packs, final Journal journal,
			final InstantSource wallClock) {
		this.connectors = connectors;
		this.packs = packs;
		this.journal = journal;
		surroundings = new RunSurroundings(connectors, new DevicesInUse(), journal, wallClock);
	}

	@Override
	public Operation<List<EndpointPlan>> preview(final RunRequest request, final PlanListener listener)
			throws FailureException {
		final PreparedRunbook prepared = PreparedRunbook.of(request, packs, connectors.parameterSecrets());
		final BackgroundOperation<List<EndpointPlan>> operation = new BackgroundOperation<>();
		operation.start("shuzen-preview", () -> {
			final EndpointPlan[] plans = new EndpointPlan[request.endpoints().size()];
			EndpointWorkers.forEach(request.endpoints(), request.strategy().concurrency(), (index, endpoint) -> {
				plans[index] = new PlanPreview(prepared.on(request.parametersOf(endpoint)), request.strategy(), connectors, listener)
						.of(endpoint, operation.cancellation());
				Notifications.tell(() -> listener.planned(plans[index]));
			});
			return Arrays.asList(plans);
		});
		return operation;
	}

	@Override
	public Run start(final RunRequest request, final GateKeeper gateKeeper, final RunListener listener)
			throws FailureException {
		final PreparedRunbook prepared = PreparedRunbook.of(request, packs, connectors.parameterSecrets());
		final RunbookDefinition runbook = request.runbook();
		final RunExecution run = new RunExecution(
				new RunOrder(newRunId(),
						request.endpoints().stream()
								.map(endpoint -> EndpointProgress.none(endpoint, request.parametersOf(endpoint))).toList(),
						request.strategy(), request.notBefore(), prepared, gateKeeper),
				surroundings, listener);
		run.begin(new RunStarted(RunKind.RUNBOOK, runbook.id(), runbook.version(), runbook.name(),
				RecordedDefinition.write(runbook, request.strategy(), request.notBefore()),
				Arguments.values(runbook, request.parameters()), request.operator(), request.reason(), Optional.empty(),
				request.endpoints().size()));
		return run;
	}

	@Override
	public Run resume(final ResumeRequest request, final GateKeeper gateKeeper, final RunListener listener)
			throws FailureException {
		if (journal.run(request.runId()).isEmpty()) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "undo.noRun", request.runId());
		}
		final RunLease lease = journal.claim(request.runId());
		boolean underWay = false;
		try {
			// who held the lease until now may have come to the end
			if (journal.run(request.runId()).flatMap(RunSummary::finishedAt).isPresent()) {
				throw EngineTexts.exception(FailureKind.INVALID_INPUT, "interrupted.over", request.runId());
			}
			final RunExecution run = resume(request, lease, gateKeeper, listener);
			underWay = true;
			return run;
		} finally {
			if (!underWay) {
				lease.close();
			}
		}
	}

	private RunExecution resume(final ResumeRequest request, final RunLease lease, final GateKeeper gateKeeper,
			final RunListener listener) throws FailureException {
		final InterruptedRun interrupted = InterruptedRun.of(request.runId(), journal);
		final List<RunEvent> first = new ArrayList<>(List.of(new RunResumed(request.operator())));
		final List<EndpointProgress> endpoints = new ArrayList<>();
		for (final EndpointProgress endpoint : interrupted.endpoints()) {
			if (interrupted.stopping().isEmpty() || endpoint.hasBegun()) {
				endpoints.add(endpoint);
			} else {
				final Failure failure = new Failure(FailureKind.CANCELLED,
						EngineTexts.TEXTS.text("run.notStartedBecause", interrupted.stopping().get().reason()));
				endpoints.add(endpoint.finished(new EndpointReport(endpoint.endpoint(), EndpointResult.NOT_STARTED, List.of(), List.of(),
						List.of(), Optional.of(failure), new PhaseClock().stop())));
				first.add(new EndpointFinished(endpoint.endpoint().name(), EndpointResult.NOT_STARTED, Optional.of(failure), List.of(),
						Duration.ZERO));
			}
		}
		final RunStarted started = interrupted.started();
		final boolean cancelled = interrupted.stopping().filter(stopping -> stopping.result() == RunResult.CANCELLED).isPresent();
		final EndpointTask task;
		final RunStrategy strategy;
		if (started.kind() == RunKind.UNDO) {
			final UndoRequest undo = RecordedDefinition.readUndo(request.runId(), started.definition());
			strategy = undo.strategy();
			task = cancelled ? new InterruptedTask()
					: new UndoTask(RecordedChanges.of(undo.scope(), journal).endpoints(), undo.overwriteConflicts());
		} else {
			final RecordedDefinition definition = RecordedDefinition.read(request.runId(), started.definition());
			strategy = definition.strategy();
			task = cancelled ? new InterruptedTask()
					: PreparedRunbook.of(new RunRequest(definition.runbook(), started.parameters(),
							endpoints.stream().map(EndpointProgress::endpoint).toList(), strategy, started.operator(), started.reason(),
							ownParameters(endpoints), Optional.empty()), packs, connectors.parameterSecrets());
		}
		final RunExecution run = new RunExecution(new RunOrder(request.runId(), endpoints, strategy, Optional.empty(),
				task, gateKeeper, request.repeatInDoubt()), surroundings, listener);
		run.goOn(lease, first, interrupted.stopping());
		return run;
	}

	private static Map<String, Map<String, String>> ownParameters(final List<EndpointProgress> endpoints) {
		final Map<String, Map<String, String>> own = new HashMap<>();
		endpoints.stream().filter(endpoint -> !endpoint.parameters().isEmpty())
				.forEach(endpoint -> own.put(endpoint.endpoint().name(), endpoint.parameters()));
		return own;
	}

	@Override
	public RunRequest again(final String runId, final Set<EndpointResult> results, final String operator, final String reason)
			throws FailureException {
		return RecordedRun.of(runId, journal).again(results, operator, reason);
	}

	@Override
	public Operation<List<EndpointUndoPlan>> previewUndo(final UndoRequest request, final PlanListener listener)
			throws FailureException {
		final RecordedChanges changes = RecordedChanges.of(request.scope(), journal);
		final List<EndpointDescriptor> endpoints = List.copyOf(changes.endpoints().keySet());
		final BackgroundOperation<List<EndpointUndoPlan>> operation = new BackgroundOperation<>();
		operation.start("shuzen-undo-preview", () -> {
			final EndpointUndoPlan[] plans = new EndpointUndoPlan[endpoints.size()];
			EndpointWorkers.forEach(endpoints, request.strategy().concurrency(), (index, endpoint) -> plans[index] = planUndo(
					endpoint, changes.endpoints().get(endpoint), request.strategy(), listener, operation.cancellation()));
			return Arrays.asList(plans);
		});
		return operation;
	}

	@Override
	public Run startUndo(final UndoRequest request, final RunListener listener) throws FailureException {
		final RecordedChanges changes = RecordedChanges.of(request.scope(), journal);
		final List<EndpointDescriptor> endpoints = List.copyOf(changes.endpoints().keySet());
		final RunExecution run = new RunExecution(
				new RunOrder(newRunId(),
						endpoints.stream().map(endpoint -> EndpointProgress.none(endpoint, Map.of())).toList(), request.strategy(),
						Optional.empty(), new UndoTask(changes.endpoints(), request.overwriteConflicts()),
						GateKeeper.approving(request.operator())),
				surroundings, listener);
		run.begin(new RunStarted(RunKind.UNDO, changes.run().runbookId(), changes.run().runbookVersion(),
				EngineTexts.TEXTS.text("undo.runTitle", changes.run().title()), json(request), Map.of(), request.operator(),
				request.reason(), Optional.of(changes.run().runId()), endpoints.size()));
		return run;
	}

	private EndpointUndoPlan planUndo(final EndpointDescriptor endpoint, final List<RecordedChanges.Made> changes,
			final RunStrategy strategy, final PlanListener listener, final Cancellation cancellation) {
		try (TimeLimit limit = new TimeLimit(strategy.stepTimeout(), cancellation);
				HostSession session = new HostSession(endpoint, connectors)) {
			try {
				Notifications.tell(() -> listener.entered(endpoint, Phase.CONNECT));
				session.open(limit.cancellation());
				Notifications.tell(() -> listener.entered(endpoint, Phase.READ));
				final Facts facts = session.read(UndoPlanner.probes(changes), limit.cancellation());
				return new EndpointUndoPlan(endpoint, UndoPlanner.plan(changes, facts), Optional.empty());
			} catch (final FailureException e) {
				return notPlanned(endpoint, e.failure());
			} catch (final CancellationException e) {
				return notPlanned(endpoint, StoppedFailures.explain(limit.isExpired()
						? EngineTexts.failure(FailureKind.TIMED_OUT, "investigation.timedOut", endpoint.name(),
								strategy.stepTimeout().toSeconds())
						: EngineTexts.failure(FailureKind.CANCELLED, "cancelled", endpoint.name()), e));
			}
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(RunServiceComponent.class).error("Planning the undo for " + endpoint.name() + " failed.", e);
			return notPlanned(endpoint, EngineTexts.defect("endpoint.defect", e, endpoint.name()));
		}
	}

	private static EndpointUndoPlan notPlanned(final EndpointDescriptor endpoint, final Failure failure) {
		return new EndpointUndoPlan(endpoint, List.of(), Optional.of(failure));
	}

	/** Readable and sortable by time; random at its end, because two consoles may start runs in the same second. */
	private static String newRunId() {
		return RUN_TIME.format(Instant.now().atZone(ZoneId.systemDefault())) + "-%04x".formatted(RANDOM.nextInt(1 << 16));
	}

	private static String json(final Object value) {
		try {
			return JsonFormat.mapper().writeValueAsString(value);
		} catch (final JsonProcessingException e) {
			throw new IllegalStateException("a runbook that cannot be written as JSON is a defect", e);
		}
	}
}
