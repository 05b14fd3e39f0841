package io.shuzen.ui.internal.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.repair.Operator;
import io.shuzen.ui.repair.Repairs;

/** Begins previews and shows them. */
public final class RepairPreview {

	private RepairPreview() {
	}

	/** Previews what repairs a finding. */
	public static void of(final IWorkbenchWindow window, final Finding finding,
			final Map<EndpointRef, EndpointDescriptor> endpoints) {
		// one finding names one user; on several machines that is someone else each time
		of(window, finding.remedies(), endpoints.size() == 1 ? finding.subject() : Identity.ADMINISTRATOR, finding.diagnosticId(),
				endpoints);
	}

	/** Previews what repairs a cause on its endpoint. */
	public static void of(final IWorkbenchWindow window, final Cause cause,
			final Map<EndpointRef, EndpointDescriptor> endpoint) {
		of(window, cause.remedies(), cause.subject(), confirmation(cause), endpoint);
	}

	/** Previews what repairs the same cause on several endpoints, on each for the user it is about there. */
	static void of(final IWorkbenchWindow window, final Map<EndpointRef, Cause> causes, final OpenInventories inventories) {
		final Map<EndpointRef, EndpointDescriptor> endpoints = new LinkedHashMap<>();
		final Map<String, Identity> subjects = new HashMap<>();
		causes.forEach((reference, cause) -> EndpointTargets.of(reference, inventories).forEach((target, descriptor) -> {
			endpoints.put(target, descriptor);
			subjects.putIfAbsent(descriptor.name(), cause.subject());
		}));
		if (endpoints.size() == 1) {
			of(window, causes.get(endpoints.keySet().iterator().next()), endpoints);
		} else if (!endpoints.isEmpty()) {
			final Cause first = causes.values().iterator().next();
			prepare(window, first.remedies(), Identity.ADMINISTRATOR, confirmation(first), prepared -> start(window, prepared.runbook(),
					prepared.parameters(), endpoints, RunStrategy.DEFAULT, Optional.empty(), ownUsers(prepared.runbook(), subjects)));
		}
	}

	/** By the names of the endpoints, the user for the parameters that take one. */
	private static Map<String, Map<String, String>> ownUsers(final RunbookDefinition runbook, final Map<String, Identity> subjects) {
		final Map<String, Map<String, String>> own = new HashMap<>();
		subjects.forEach((endpoint, subject) -> {
			if (subject instanceof final Identity.User user) {
				own.put(endpoint, runbook.parameters().stream().filter(parameter -> parameter.type() == ParameterType.USER)
						.collect(Collectors.toMap(RunbookParameter::name, parameter -> user.sid())));
			}
		});
		return own;
	}

	private static String confirmation(final Cause cause) {
		return cause.reasons().stream().flatMap(reason -> reason.findings().stream()).map(Finding::diagnosticId).findFirst().orElse("");
	}

	private static void of(final IWorkbenchWindow window, final List<Finding.Remedy> suggested, final Identity subject,
			final String confirmedBy, final Map<EndpointRef, EndpointDescriptor> endpoints) {
		prepare(window, suggested, subject, confirmedBy,
				prepared -> start(window, prepared.runbook(), prepared.parameters(), endpoints, RunStrategy.DEFAULT));
	}

	private static void prepare(final IWorkbenchWindow window, final List<Finding.Remedy> suggested, final Identity subject,
			final String confirmedBy, final Consumer<RemedyRequests.Prepared> whenPrepared) {
		final RemedyRequests remedies = new RemedyRequests(window.getWorkbench().getService(PackRegistry.class),
				window.getWorkbench().getService(RunbookCatalog.class));
		final Job job = Job.create(Messages.RepairPreview_preparing, (ICoreRunnable) monitor -> {
			final Optional<RemedyRequests.Prepared> prepared = remedies.best(suggested, subject, confirmedBy);
			window.getWorkbench().getDisplay().asyncExec(() -> prepared.ifPresentOrElse(whenPrepared,
					() -> MessageDialog.openInformation(window.getShell(), Messages.RepairPreview_noneTitle,
							Messages.RepairPreview_none)));
		});
		job.setSystem(true);
		job.schedule();
	}

	/** As below, to be begun at once when it is applied. */
	public static void start(final IWorkbenchWindow window, final RunbookDefinition runbook,
			final Map<String, String> parameters, final Map<EndpointRef, EndpointDescriptor> endpoints,
			final RunStrategy strategy) {
		start(window, runbook, parameters, endpoints, strategy, Optional.empty());
	}

	/**
	 * Previews a runbook. Of endpoints that have the same name, as those of two inventories can, only the first is taken.
	 *
	 * @param notBefore when it is to begin once it is applied; empty for at once
	 */
	public static void start(final IWorkbenchWindow window, final RunbookDefinition runbook,
			final Map<String, String> parameters, final Map<EndpointRef, EndpointDescriptor> endpoints,
			final RunStrategy strategy, final Optional<Instant> notBefore) {
		start(window, runbook, parameters, endpoints, strategy, notBefore, Map.of());
	}

	private static void start(final IWorkbenchWindow window, final RunbookDefinition runbook, final Map<String, String> parameters,
			final Map<EndpointRef, EndpointDescriptor> endpoints, final RunStrategy strategy, final Optional<Instant> notBefore,
			final Map<String, Map<String, String>> own) {
		final Map<String, EndpointDescriptor> byKey = new LinkedHashMap<>();
		final Map<String, EndpointRef> references = new HashMap<>();
		endpoints.forEach((reference, descriptor) -> {
			if (byKey.putIfAbsent(descriptor.name().toLowerCase(Locale.ROOT), descriptor) == null) {
				references.put(descriptor.name(), reference);
			}
		});
		final RunRequest request = new RunRequest(runbook, parameters, List.copyOf(byKey.values()), strategy,
				Operator.name(), "").withNotBefore(notBefore).withOwn(own);
		window.getWorkbench().getService(Repairs.class).preview(request, references);
		try {
			window.getActivePage().showView(ViewIds.CHANGES);
		} catch (final PartInitException e) {
			Platform.getLog(RepairPreview.class).log(e.getStatus());
		}
	}
}
