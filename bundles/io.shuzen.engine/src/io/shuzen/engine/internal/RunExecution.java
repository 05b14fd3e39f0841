package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.engine.EndpointSnapshot;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunSnapshot;
import io.shuzen.engine.RunState;
import io.shuzen.engine.internal.RunCourse.Standing;
import io.shuzen.engine.internal.RunSchedule.Turn;
import io.shuzen.journal.Journal;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunEvent.RunStopping;
import io.shuzen.journal.RunEvent.WaveStarted;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunResult;

/**
 * A run over its endpoints, each with exactly one result, whatever happens. One thread asks the {@link RunCourse} whose turn it is; each
 * endpoint has a thread of its own while it is worked on, and none before, after, or while it is waited for because it is off.
 */
final class RunExecution extends BackgroundOperation<RunReport> implements Run {

	private final String id;
	private final List<EndpointProgress> endpoints;
	private final Journal store;
	private final RunRecorder recorder;
	private final RunCourse course;
	private final EndpointResults results;
	private final EndpointActivities activities;
	private final OfflineEndpoints offline;
	private final EndpointWork work;

	RunExecution(final RunOrder order, final RunSurroundings surroundings, final RunListener listener) {
		id = order.id();
		endpoints = order.endpoints();
		store = surroundings.journal();
		recorder = new RunRecorder(new RunJournal(id, store, listener), this::journalFailed);
		course = new RunCourse(order, surroundings, recorder);
		results = new EndpointResults(endpoints, recorder);
		activities = new EndpointActivities(endpoints, results);
		offline = new OfflineEndpoints(order.strategy(), course, recorder, activities);
		work = new EndpointWork(order, surroundings, course, recorder, activities, results, offline, cancellation());
	}

	@Override
	public String id() {
		return id;
	}

	/**
	 * Writes the run's beginning to the journal and starts.
	 *
	 * @throws FailureException when it cannot be written; then there is no run
	 */
	void begin(final RunStarted started) throws FailureException {
		final RunLease lease = store.claim(id);
		try {
			recorder.begin(started, endpoints);
		} catch (final FailureException | RuntimeException e) {
			lease.close();
			throw e;
		}
		launch(lease);
	}

	/**
	 * Goes on with a run that was interrupted.
	 *
	 * @param lease   the right to do so
	 * @param first   what is to be written before
	 * @param stopped that the run was being stopped already: it goes on only for what had begun
	 * @throws FailureException when that cannot be written; the lease is given back then
	 */
	void goOn(final RunLease lease, final List<RunEvent> first, final Optional<RunStopping> stopped) throws FailureException {
		stopped.ifPresent(stopping -> course.wasStopped(new RunStop(stopping.result(), stopping.reason())));
		try {
			recorder.journal().recordAll(first);
		} catch (final FailureException | RuntimeException e) {
			lease.close();
			throw e;
		}
		launch(lease);
	}

	private void launch(final RunLease lease) {
		cancellation().onCancel(course::cancel);
		start("shuzen-run-" + id, () -> {
			try (lease; Registration stalls = StallWatch.instance().listen(course::stalled)) {
				return execute();
			}
		});
	}

	private RunReport execute() {
		for (Optional<Turn> turn = course.next(); turn.isPresent(); turn = course.next()) {
			switch (turn.get()) {
			case final Turn.Wave wave -> recorder.record(new WaveStarted(wave.number(), wave.canary(), wave.endpoints()));
			case final Turn.Begin begin -> Thread.ofVirtual().name("shuzen-endpoint").start(() -> work.on(begin.index()));
			case final Turn.Return back -> throw new IllegalStateException("endpoint " + back.index() + " came back twice");
			}
		}
		recorder.await();
		return results.close(course.stop(), offline);
	}

	/** Nothing more may be done when it cannot be recorded. */
	private void journalFailed(final Failure failure) {
		course.stop(new RunStop(RunResult.STOPPED, failure.message()));
	}

	@Override
	public void pause(final String operator) {
		if (!cancellation().isCancelled()) {
			course.pause(operator);
		}
	}

	@Override
	public void resume(final String operator) {
		course.resume(operator);
	}

	@Override
	public RunSnapshot snapshot() {
		final List<EndpointSnapshot> snapshots = new ArrayList<>(endpoints.size());
		boolean anyAtWork = false;
		for (int index = 0; index < endpoints.size(); index++) {
			final EndpointSnapshot snapshot = activities.snapshot(index);
			snapshots.add(snapshot);
			anyAtWork |= snapshot.result().isEmpty() && snapshot.phase() != Phase.PAUSED && snapshot.phase() != Phase.GATE
					&& !snapshot.phase().isWait();
		}
		final Standing standing = course.standing(anyAtWork);
		return new RunSnapshot(id, result().isDone() ? RunState.FINISHED : standing.state(), standing.reason(), standing.wave(),
				snapshots);
	}

	@Override
	public Optional<EndpointSnapshot> snapshot(final String endpoint) {
		final String wanted = endpoint.toLowerCase(Locale.ROOT);
		for (int index = 0; index < endpoints.size(); index++) {
			if (endpoints.get(index).endpoint().name().toLowerCase(Locale.ROOT).equals(wanted)) {
				return Optional.of(activities.snapshot(index));
			}
		}
		return Optional.empty();
	}
}
