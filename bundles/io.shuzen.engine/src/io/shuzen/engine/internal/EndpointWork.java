package io.shuzen.engine.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunResult;

/** The work of a run on one endpoint, from its turn to its result. Thread-safe. */
final class EndpointWork {

	private final RunOrder order;
	private final RunSurroundings surroundings;
	private final RunCourse course;
	private final RunRecorder recorder;
	private final EndpointActivities activities;
	private final EndpointResults results;
	private final OfflineEndpoints offline;
	private final Cancellation cancelled;
	private final ConnectPatience patience = new ConnectPatience();

	/** @param cancelled the operator's word */
	EndpointWork(final RunOrder order, final RunSurroundings surroundings, final RunCourse course, final RunRecorder recorder,
			final EndpointActivities activities, final EndpointResults results, final OfflineEndpoints offline,
			final Cancellation cancelled) {
		this.order = order;
		this.surroundings = surroundings;
		this.course = course;
		this.recorder = recorder;
		this.activities = activities;
		this.results = results;
		this.offline = offline;
		this.cancelled = cancelled;
	}

	/** Works on an endpoint whose turn it is, and gives its device back. */
	void on(final int index) {
		final EndpointProgress progress = order.endpoints().get(index);
		try {
			final PhaseClock clock = offline.begin(index);
			final EndpointReport report = carryOut(index, progress, clock);
			if (!offline.defer(index, report, clock)) {
				results.finish(index, report);
				activities.ended(index);
				course.finished(index, report.result());
			}
		} finally {
			surroundings.devices().release(surroundings.connectors().deviceOf(progress.endpoint()));
		}
	}

	private EndpointReport carryOut(final int index, final EndpointProgress progress, final PhaseClock clock) {
		final long stalledBefore = StallWatch.instance().stalledNanos();
		EndpointReport report = attempt(index, progress, clock);
		if (OfflineEndpoints.isOff(report) && StallWatch.instance().stalledNanos() > stalledBefore && course.stop().isEmpty()) {
			// the console had no time to hear the answer
			report = attempt(index, progress, clock);
		}
		return report;
	}

	private EndpointReport attempt(final int index, final EndpointProgress progress, final PhaseClock clock) {
		final String name = progress.endpoint().name();
		try (TimeLimit limit = new TimeLimit(order.strategy().endpointTimeout(), Cancellation.none());
				HostSession session = new HostSession(progress.endpoint(), surroundings.connectors())) {
			return order.task().run(
					new EndpointContext(progress, session, recorder.journal(), clock, order.strategy(), order.gateKeeper(), limit,
							cancelled, new Place(index), order.repeatsInDoubt(), new FactsLog(name, recorder.journal())),
					this::stop);
		} catch (final JournalUnavailableException e) {
			recorder.failed(e.failure());
			return broken(progress, e.failure(), clock);
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(EndpointWork.class).error("Run %s failed on %s.".formatted(order.id(), name), e);
			return broken(progress, EngineTexts.defect("endpoint.defect", e, name), clock);
		}
	}

	/** Whether a change was under way is in the journal; that nobody looked afterwards is what the result says. */
	private static EndpointReport broken(final EndpointProgress progress, final Failure failure, final PhaseClock clock) {
		return new EndpointReport(progress.endpoint(), EndpointResult.IN_DOUBT, progress.steps(), List.of(), List.of(),
				Optional.of(failure), clock.stop());
	}

	private void stop(final Text reason) {
		course.stop(new RunStop(RunResult.STOPPED, reason));
	}

	/** The place of one endpoint in this run. */
	private final class Place implements EndpointTurn {

		private final int index;

		Place(final int index) {
			this.index = index;
		}

		@Override
		public PauseSwitch pauses() {
			return course.pauses();
		}

		@Override
		public ConnectPatience patience() {
			return patience;
		}

		@Override
		public Cancellation stopping() {
			return course.stopping();
		}

		@Override
		public void entered(final Phase phase, final Optional<String> stepId) {
			activities.entered(index, phase, stepId);
		}

		@Override
		public <T> T away(final boolean waveGoesOn, final Supplier<T> wait) {
			return course.away(index, waveGoesOn, wait);
		}
	}
}
