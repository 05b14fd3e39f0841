package io.shuzen.ui.repair;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.EndpointUndoPlan;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.Investigator;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunService;
import io.shuzen.engine.UndoRequest;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.job.OperationWait;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.text.Localized;

/**
 * Previews, applies and takes back repairs, one at the front at a time. An OSGi service; every method may be called on the user
 * interface's thread and returns at once.
 */
@Component(service = Repairs.class)
public final class Repairs {

	/** What jobs of this class belong to, for tests and for waiting. */
	public static final Object FAMILY = new Object();

	private static final String BUNDLE = "io.shuzen.ui";

	@Reference
	private RunService runs;
	@Reference
	private Investigator investigator;
	@Reference
	private EndpointStates states;

	private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Map<String, Run> underWay = new ConcurrentHashMap<>();
	private volatile Repair current;

	/** The repair that was previewed last. */
	public Optional<Repair> current() {
		return Optional.ofNullable(current);
	}

	/** A run that this console has begun and that is not over yet, repairs and undos alike. */
	public Optional<Run> underWay(final String runId) {
		return Optional.ofNullable(underWay.get(runId));
	}

	/**
	 * The listener is called on any thread when the present repair changes, another takes its place, or a run begins or ends.
	 */
	public void addListener(final Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(final Runnable listener) {
		listeners.remove(listener);
	}

	/** Begins to plan; the preview takes the place of the one before. */
	public Repair preview(final RunRequest request, final Map<String, EndpointRef> references) {
		final Repair repair = new Repair(request, references);
		current = repair;
		fire();
		schedule(NLS.bind(Messages.Repairs_previewing, Localized.of(request.runbook().name())), monitor -> {
			plan(repair, monitor);
			return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
		});
		return repair;
	}

	/**
	 * Begins to apply a planned repair and investigates its endpoints afterwards. Does nothing when it is not planned or is being applied
	 * already.
	 *
	 * @param reason why, for the journal; may be empty
	 */
	public void apply(final Repair repair, final String reason, final GateKeeper gateKeeper) {
		if (!repair.beginApplying()) {
			return;
		}
		fire();
		final RunRequest request = repair.request().withReason(reason);
		schedule(NLS.bind(Messages.Repairs_applying, Localized.of(request.runbook().name())), monitor -> {
			final SubMonitor progress = SubMonitor.convert(monitor, request.endpoints().size());
			try {
				final Run run = runs.start(request, gateKeeper, (runId, at, event) -> happened(repair, event, progress));
				repair.started(run.id());
				repair.applied(follow(run, progress));
			} catch (final FailureException e) {
				repair.refused(e.failure());
			} finally {
				fire();
			}
			investigate(repair.endpoints());
			return Status.OK_STATUS;
		});
	}

	/**
	 * Begins to find out what taking back would do.
	 *
	 * @param whenPlanned told on a worker thread
	 */
	public void previewUndo(final UndoRequest request, final Consumer<List<EndpointUndoPlan>> whenPlanned) {
		schedule(Messages.Repairs_previewingUndo, monitor -> {
			try {
				final List<EndpointUndoPlan> plans = OperationWait
						.forResult(runs.previewUndo(request, PlanListener.NONE), monitor);
				if (!monitor.isCanceled()) {
					whenPlanned.accept(plans);
				}
				return Status.OK_STATUS;
			} catch (final FailureException e) {
				return new Status(IStatus.ERROR, BUNDLE, Localized.of(e.failure()), e);
			}
		});
	}

	/**
	 * Begins to take back, and investigates the endpoints afterwards.
	 *
	 * @param endpoints  those that were changed and are in an open inventory
	 * @param whenUndone told on a worker thread
	 */
	public void undo(final UndoRequest request, final Map<EndpointRef, EndpointDescriptor> endpoints,
			final Consumer<RunReport> whenUndone) {
		schedule(Messages.Repairs_undoing, monitor -> {
			try {
				final Run run = runs.startUndo(request, (runId, at, event) -> {
					// the journal tells the console
				});
				final RunReport report = follow(run, monitor);
				current().ifPresent(repair -> repair.undone(request.scope().runId()));
				fire();
				whenUndone.accept(report);
				investigate(endpoints);
				return Status.OK_STATUS;
			} catch (final FailureException e) {
				return new Status(IStatus.ERROR, BUNDLE, Localized.of(e.failure()), e);
			}
		});
	}

	private RunReport follow(final Run run, final IProgressMonitor monitor) {
		underWay.put(run.id(), run);
		fire();
		try {
			return OperationWait.forResult(run, monitor);
		} finally {
			underWay.remove(run.id());
		}
	}

	private void plan(final Repair repair, final IProgressMonitor monitor) {
		final SubMonitor progress = SubMonitor.convert(monitor, repair.request().endpoints().size());
		try {
			OperationWait.forResult(runs.preview(repair.request(), new PlanListener() {
				@Override
				public void entered(final EndpointDescriptor endpoint, final Phase phase) {
					repair.entered(endpoint.name(), phase);
					fire();
				}

				@Override
				public void planned(final EndpointPlan plan) {
					repair.planned(plan);
					synchronized (progress) {
						progress.worked(1);
					}
					fire();
				}
			}), progress);
			repair.allPlanned();
		} catch (final FailureException e) {
			repair.refused(e.failure());
		} finally {
			fire();
		}
	}

	private void happened(final Repair repair, final RunEvent event, final SubMonitor progress) {
		switch (event) {
		case final RunEvent.PhaseEntered entered -> {
			repair.entered(entered.endpoint(), entered.phase());
			states.entered(repair.reference(entered.endpoint()), entered.phase());
			fire();
		}
		case final RunEvent.EndpointFinished finished -> {
			repair.finished(finished.endpoint());
			states.idle(repair.reference(finished.endpoint()));
			synchronized (progress) {
				progress.worked(1);
			}
			fire();
		}
		default -> {
			// the journal keeps it and the console shows it
		}
		}
	}

	private void investigate(final Map<EndpointRef, EndpointDescriptor> endpoints) {
		if (!endpoints.isEmpty()) {
			new DiagnoseJob(investigator, states, endpoints, InvestigationRequest.DEFAULT_CONCURRENCY).schedule();
		}
	}

	private void fire() {
		listeners.forEach(Runnable::run);
	}

	@FunctionalInterface
	private interface Work {
		IStatus run(IProgressMonitor monitor);
	}

	private static void schedule(final String name, final Work work) {
		final Job job = new Job(name) {
			@Override
			protected IStatus run(final IProgressMonitor monitor) {
				return work.run(monitor);
			}

			@Override
			public boolean belongsTo(final Object family) {
				return family == FAMILY;
			}
		};
		job.schedule();
	}
}
