package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepReport;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunResult;

/** How the endpoints of a run have ended: each once, and in the journal. Thread-safe. */
final class EndpointResults {

	private final List<EndpointProgress> endpoints;
	private final RunRecorder recorder;
	private final AtomicReferenceArray<EndpointReport> reports;

	EndpointResults(final List<EndpointProgress> endpoints, final RunRecorder recorder) {
		this.endpoints = endpoints;
		this.recorder = recorder;
		reports = new AtomicReferenceArray<>(endpoints.size());
		for (int index = 0; index < endpoints.size(); index++) {
			reports.set(index, endpoints.get(index).finished().orElse(null));
		}
	}

	/** Empty when it has not ended. */
	Optional<EndpointReport> of(final int index) {
		return Optional.ofNullable(reports.get(index));
	}

	/** Keeps the report and writes it to the journal. */
	void finish(final int index, final EndpointReport ended) {
		final EndpointReport report = withDoubts(index, ended);
		reports.set(index, endpoints.size() > StepReport.MOST_DETAILED ? report.light() : report);
		recorder.record(new EndpointFinished(report.endpoint().name(), report.result(), report.failure(), report.followUps(),
				report.timings().total()));
	}

	/** When nobody could ask what became of a change that an interruption caught, that is what counts. */
	private EndpointReport withDoubts(final int index, final EndpointReport report) {
		final List<InterruptedChange> interrupted = endpoints.get(index).interrupted();
		if (report.result() != EndpointResult.UNREACHABLE || interrupted.isEmpty()) {
			return report;
		}
		interrupted.forEach(change -> recorder.record(new ChangeFinished(report.endpoint().name(), change.stepId(),
				change.attempt(), change.index(), change.unknown(report.endpoint().name()))));
		return new EndpointReport(report.endpoint(), EndpointResult.IN_DOUBT, report.steps(), report.findings(),
				report.followUps(), report.failure(), report.timings());
	}

	/**
	 * Ends the run: every endpoint has exactly one result then.
	 *
	 * @param stopped why endpoints may not have had their turn
	 * @param offline has the reports of those that were waited for in vain
	 */
	RunReport close(final Optional<RunStop> stopped, final OfflineEndpoints offline) {
		final List<EndpointReport> all = new ArrayList<>(endpoints.size());
		final Map<EndpointResult, Integer> counts = new EnumMap<>(EndpointResult.class);
		for (int index = 0; index < endpoints.size(); index++) {
			if (of(index).isEmpty()) {
				finish(index, offline.lastReport(index).orElse(notStarted(index, stopped)));
			}
			all.add(reports.get(index));
			counts.merge(reports.get(index).result(), 1, Integer::sum);
		}
		final RunResult result = stopped.map(RunStop::result)
				.orElse(counts.keySet().stream().allMatch(EndpointResult::isSuccess) ? RunResult.SUCCEEDED : RunResult.SOME_FAILED);
		recorder.await();
		recorder.record(new RunFinished(result, counts));
		return new RunReport(recorder.journal().runId(), result, all, recorder.failure().or(() -> stopped.map(RunStop::failure)));
	}

	private EndpointReport notStarted(final int index, final Optional<RunStop> stopped) {
		final Failure failure = stopped.map(RunStop::notStarted)
				.orElseGet(() -> EngineTexts.failure(FailureKind.CANCELLED, "run.notStarted"));
		return new EndpointReport(endpoints.get(index).endpoint(), EndpointResult.NOT_STARTED, endpoints.get(index).steps(),
				List.of(), List.of(), Optional.of(failure), new PhaseClock().stop());
	}
}
