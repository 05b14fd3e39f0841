package io.shuzen.ui.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.journal.Phase;
import io.shuzen.ui.inventory.EndpointRef;

/** One repair on its way from the preview to its end. */
public final class Repair {

	/** How far it has come. */
	public enum Stage {
		/** The endpoints are read and the steps planned. */
		PLANNING,
		/** It can be applied. */
		PLANNED,
		/** It cannot be applied: see the failure. */
		REFUSED,
		/** Changes are made. */
		APPLYING,
		/** It is over: see the report. */
		APPLIED,
		/** It was taken back, as far as that could be. */
		UNDONE
	}

	/**
	 * How it is at one moment.
	 *
	 * @param stage    how far it has come
	 * @param plans    what would be done, as far as it is planned, in the order of the request
	 * @param activity what goes on with endpoints now, by name
	 * @param reports  how it ended for endpoints, by name
	 * @param runId    the run in the journal, once it was started
	 * @param failure  why it could not be planned, started or finished
	 */
	public record Snapshot(Stage stage, List<EndpointPlan> plans, Map<String, Phase> activity,
			Map<String, EndpointReport> reports, Optional<String> runId, Optional<Failure> failure) {

		public int changeCount() {
			return plans.stream().mapToInt(EndpointPlan::changeCount).sum();
		}

		/** The endpoints on which something would be done. */
		public List<EndpointPlan> affected() {
			return plans.stream().filter(plan -> plan.changeCount() > 0).toList();
		}

		public boolean isIrreversible() {
			return plans.stream().anyMatch(EndpointPlan::isIrreversible);
		}
	}

	private final RunRequest request;
	private final Map<String, EndpointRef> references;
	private final Map<String, EndpointPlan> plans = new HashMap<>();
	private final Map<String, Phase> activity = new HashMap<>();
	private final Map<String, EndpointReport> reports = new HashMap<>();
	private Stage stage = Stage.PLANNING;
	private String runId;
	private Failure failure;

	/**
	 * @param references which endpoints of which inventory the request's endpoints are, by name
	 */
	Repair(final RunRequest request, final Map<String, EndpointRef> references) {
		this.request = Objects.requireNonNull(request);
		this.references = Map.copyOf(references);
	}

	public RunRequest request() {
		return request;
	}

	/** Which endpoint of which inventory is meant by a name. */
	public EndpointRef reference(final String endpoint) {
		return references.get(endpoint);
	}

	/** The run in the journal, once it was started. Unlike a snapshot it costs nothing. */
	public synchronized Optional<String> runId() {
		return Optional.ofNullable(runId);
	}

	public synchronized Snapshot snapshot() {
		final List<EndpointPlan> ordered = new ArrayList<>();
		request.endpoints().stream().map(endpoint -> plans.get(endpoint.name())).filter(Objects::nonNull)
				.forEach(ordered::add);
		return new Snapshot(stage, List.copyOf(ordered), Map.copyOf(activity), Map.copyOf(reports),
				Optional.ofNullable(runId), Optional.ofNullable(failure));
	}

	synchronized void entered(final String endpoint, final Phase phase) {
		activity.put(endpoint, phase);
	}

	synchronized void planned(final EndpointPlan plan) {
		plans.put(plan.endpoint().name(), plan);
		activity.remove(plan.endpoint().name());
	}

	synchronized void allPlanned() {
		stage = Stage.PLANNED;
		activity.clear();
	}

	synchronized void refused(final Failure why) {
		stage = Stage.REFUSED;
		failure = why;
		activity.clear();
	}

	/** Whether it was there to be applied: only the first of two impatient clicks gets a yes. */
	synchronized boolean beginApplying() {
		if (stage != Stage.PLANNED) {
			return false;
		}
		stage = Stage.APPLYING;
		return true;
	}

	synchronized void started(final String id) {
		runId = id;
	}

	synchronized void finished(final String endpoint) {
		activity.remove(endpoint);
	}

	synchronized void applied(final RunReport report) {
		stage = Stage.APPLIED;
		report.endpoints().forEach(endpoint -> reports.put(endpoint.endpoint().name(), endpoint));
		failure = report.failure().orElse(null);
		activity.clear();
	}

	synchronized void undone(final String undoneRunId) {
		if (undoneRunId.equals(runId)) {
			stage = Stage.UNDONE;
		}
	}

	/** The endpoints by reference, in the order of the request. */
	Map<EndpointRef, EndpointDescriptor> endpoints() {
		final Map<EndpointRef, EndpointDescriptor> endpoints = new LinkedHashMap<>();
		request.endpoints().forEach(endpoint -> endpoints.put(references.get(endpoint.name()), endpoint));
		return endpoints;
	}
}
