package io.shuzen.ui.investigation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.Investigator;
import io.shuzen.journal.Phase;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.job.OperationWait;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.text.Localized;

/**
 * Investigates endpoints and keeps {@link EndpointStates} up to date meanwhile. Cancelling it reaches into what is being read.
 */
public final class DiagnoseJob extends Job {

	/** What these jobs belong to, for tests and for waiting. */
	public static final Object FAMILY = new Object();

	private final Investigator investigator;
	private final EndpointStates states;
	private final Map<EndpointRef, EndpointDescriptor> endpoints;
	private final int concurrency;

	/**
	 * @param concurrency how many endpoints at the same time
	 */
	public DiagnoseJob(final Investigator investigator, final EndpointStates states,
			final Map<EndpointRef, EndpointDescriptor> endpoints, final int concurrency) {
		super(endpoints.size() == 1
				? Localized.format(Messages.DiagnoseJob_nameOne, endpoints.keySet().iterator().next().name())
				: Localized.format(Messages.DiagnoseJob_name, endpoints.size()));
		this.investigator = investigator;
		this.states = states;
		this.endpoints = new LinkedHashMap<>(endpoints);
		this.concurrency = concurrency;
	}

	@Override
	public boolean belongsTo(final Object family) {
		return family == FAMILY;
	}

	@Override
	protected IStatus run(final IProgressMonitor monitor) {
		final SubMonitor progress = SubMonitor.convert(monitor, endpoints.size());
		endpoints.keySet().forEach(endpoint -> states.entered(endpoint, Phase.WAITING));
		try {
			for (final Map<EndpointRef, EndpointDescriptor> ofUniqueNames : byUniqueNames()) {
				investigate(ofUniqueNames, progress);
			}
		} finally {
			endpoints.keySet().stream().filter(endpoint -> states.of(endpoint).activity().isPresent())
					.forEach(states::idle);
		}
		return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	/** Names should be unique within an inventory, but are not across several, nor in one that was edited by hand. */
	private Collection<Map<EndpointRef, EndpointDescriptor>> byUniqueNames() {
		final Map<String, Integer> seen = new HashMap<>();
		final List<Map<EndpointRef, EndpointDescriptor>> groups = new ArrayList<>();
		endpoints.forEach((reference, descriptor) -> {
			final int group = seen.merge(descriptor.name().toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
			if (group == groups.size()) {
				groups.add(new LinkedHashMap<>());
			}
			groups.get(group).put(reference, descriptor);
		});
		return groups;
	}

	private void investigate(final Map<EndpointRef, EndpointDescriptor> descriptors, final SubMonitor progress) {
		final Map<String, EndpointRef> byName = new HashMap<>();
		descriptors.forEach((reference, descriptor) -> byName.put(descriptor.name(), reference));
		final InvestigationRequest request = new InvestigationRequest(List.copyOf(descriptors.values()), Set.of(),
				concurrency, InvestigationRequest.DEFAULT_TIMEOUT);
		OperationWait.forResult(investigator.start(request, new InvestigationListener() {
			@Override
			public void entered(final EndpointDescriptor endpoint, final Phase phase) {
				states.entered(byName.get(endpoint.name()), phase);
			}

			@Override
			public void finished(final Diagnosis diagnosis) {
				states.diagnosed(byName.get(diagnosis.endpoint().name()), diagnosis);
				synchronized (progress) {
					progress.worked(1);
					progress.subTask(diagnosis.endpoint().name());
				}
			}
		}), progress);
	}
}
