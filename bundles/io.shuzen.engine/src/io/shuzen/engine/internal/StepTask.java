package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.StepDefinition;
import io.shuzen.journal.StepResult;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.StepIdentity;

/**
 * A step of a runbook ready to be planned: with its type, its arguments and its condition. The same for all endpoints, immutable.
 *
 * @param definition  as the runbook has it
 * @param step        its type
 * @param parameters  the values for its type
 * @param condition   when it is done; empty for always
 * @param diagnostics those the condition asks about
 * @param values      of the runbook's parameters, for the condition
 */
record StepTask(StepDefinition definition, Step step, Parameters parameters, Optional<Condition> condition,
		List<Diagnostic> diagnostics, Map<String, Object> values) {

	String id() {
		return definition.id();
	}

	Text title() {
		return definition.label().isEmpty() ? step.title() : definition.label();
	}

	/** How long one attempt may take; empty for as long as the run allows. */
	Optional<Duration> timeLimit() {
		return definition.timeout().or(() -> step.timeLimit(parameters));
	}

	/** What must be read to decide about the condition and to plan. */
	Set<Probe<?>> probes() {
		final Set<Probe<?>> probes = new LinkedHashSet<>(step.probes(parameters));
		probes.addAll(DiagnosticEvaluator.probes(diagnostics));
		condition.ifPresent(asked -> asked.facts().values().forEach(fact -> probes.add(fact.probe())));
		return probes;
	}

	/**
	 * @param results how the former steps ended on this endpoint
	 * @throws FailureException when it cannot be told
	 */
	boolean isWanted(final EndpointDescriptor endpoint, final Facts facts, final Map<String, StepResult> results)
			throws FailureException {
		if (condition.isEmpty()) {
			return true;
		}
		final List<Finding> findings = DiagnosticEvaluator.judge(diagnostics, facts).findings();
		final Map<String, Object> severities = new HashMap<>();
		final Map<String, Object> found = new HashMap<>();
		for (final Diagnostic diagnostic : diagnostics) {
			final Optional<Severity> worst = findings.stream()
					.filter(finding -> finding.diagnosticId().equals(diagnostic.id())).map(Finding::severity)
					.max(Severity::compareTo);
			severities.put(diagnostic.id(), worst.map(Severity::name).orElse("NONE"));
			found.put(diagnostic.id(), worst.filter(severity -> severity.isAtLeast(Severity.WARNING)).isPresent());
		}
		final Map<String, Object> former = new HashMap<>();
		condition.get().steps()
				.forEach(id -> former.put(id, results.containsKey(id) ? results.get(id).name() : "NONE"));
		return condition.get().holds(Map.of(Condition.PARAMETERS, new HashMap<>(values), Condition.FOUND, found,
				Condition.FINDINGS, severities, Condition.RESULTS, former, Condition.ENDPOINT, describe(endpoint),
				Condition.FACTS, plain(condition.get(), facts)));
	}

	/** As nested maps, which is all that conditions can look into. */
	private static Map<String, Object> plain(final Condition condition, final Facts facts) throws FailureException {
		final Map<String, Object> plain = new HashMap<>();
		for (final Map.Entry<List<String>, ConditionFact<?>> fact : condition.facts().entrySet()) {
			final Object value = fact.getValue().in(facts);
			if (fact.getKey().size() == 1) {
				plain.put(fact.getKey().getFirst(), value);
			} else {
				@SuppressWarnings("unchecked")
				final Map<String, Object> inner = (Map<String, Object>) plain.computeIfAbsent(fact.getKey().getFirst(),
						any -> new HashMap<String, Object>());
				inner.put(fact.getKey().getLast(), value);
			}
		}
		return plain;
	}

	/** Plans, and blocks what goes beyond the identity the runbook allows. Never throws. */
	Changeset plan(final Facts facts) {
		final Changeset plan;
		try {
			plan = step.plan(facts, parameters);
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(StepTask.class).error("Step %s failed to plan for %s.".formatted(step.id(), facts.endpoint()), e);
			return Changeset.blocked(step.id(), facts.endpoint(), EngineTexts.TEXTS.text("step.defect", title(), e.toString()),
					EngineTexts.TEXTS.text("defect.advice"));
		}
		final Set<Identity> beyond = new HashSet<>();
		for (final Change change : plan.changes()) {
			final boolean ofUser = change.identity() instanceof Identity.User;
			if (definition.identity() == StepIdentity.ADMINISTRATOR && ofUser
					|| definition.identity() == StepIdentity.USER && !ofUser) {
				beyond.add(change.identity());
			}
		}
		if (beyond.isEmpty()) {
			return plan;
		}
		final List<Blocker> blockers = new java.util.ArrayList<>(plan.blockers());
		beyond.stream().sorted().forEach(identity -> blockers.add(new Blocker(
				EngineTexts.TEXTS.text("step.identity", title(), facts.nameOf(identity)),
				EngineTexts.TEXTS.text("step.identity.advice"))));
		return new Changeset(plan.stepId(), plan.endpoint(), plan.changes(), blockers, plan.followUps());
	}

	/** The values of a runbook's parameters as conditions see them. */
	static Map<String, Object> typed(final io.shuzen.engine.RunbookDefinition runbook, final Map<String, String> values) {
		final Map<String, Object> typed = new HashMap<>();
		runbook.parameters().forEach(parameter -> {
			final String value = values.get(parameter.name());
			typed.put(parameter.name(), parameter.type() == ParameterType.BOOLEAN ? (Object) Boolean.valueOf(value)
					: parameter.type() == ParameterType.INTEGER && !value.isEmpty() ? (Object) Long.valueOf(value) : value);
		});
		return typed;
	}

	private Map<String, Object> describe(final EndpointDescriptor endpoint) {
		final Map<String, Object> attributes = new HashMap<>();
		// an attribute the endpoint does not have is an empty text, not an error of the runbook
		condition.ifPresent(asked -> asked.attributes().forEach(name -> attributes.put(name, "")));
		endpoint.attributes().forEach((name, value) -> attributes.keySet().stream().filter(name::equalsIgnoreCase).toList()
				.forEach(asked -> attributes.put(asked, value)));
		return new HashMap<>(Map.of("name", endpoint.name(), "tags", List.copyOf(endpoint.tags()), "group",
				endpoint.group(), "attributes", attributes));
	}
}
