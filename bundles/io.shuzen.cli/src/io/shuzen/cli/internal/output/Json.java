package io.shuzen.cli.internal.output;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Reason;
import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.EndpointUndoPlan;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.StepPlan;
import io.shuzen.engine.StepReport;
import io.shuzen.engine.Timings;
import io.shuzen.engine.UndoItem;

/** The documents of {@code --format json}, described in docs/json-output.md. Names are never translated; texts are. */
public final class Json {

	private static final Pattern CATALOGUE = Pattern.compile("[^.]+\\.([A-Z]-?\\d+)(?:-.*)?");

	private final Locale locale;

	public Json(final Locale locale) {
		this.locale = locale;
	}

	/** A document with what every document begins with. */
	public ObjectNode document(final String schema) {
		final ObjectNode document = JsonFormat.mapper().createObjectNode();
		document.put("schema", schema);
		document.put("generatedAt", Instant.now().toString());
		document.put("language", locale.getLanguage());
		return document;
	}

	/** Writes a document. */
	public static void write(final PrintWriter out, final ObjectNode document) {
		try {
			out.println(JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
		} catch (final JsonProcessingException e) {
			throw new IllegalStateException("a tree can always be written", e);
		}
	}

	/** {@code shuzen.diagnose/1}. */
	public ObjectNode diagnoses(final List<Diagnosis> diagnoses) {
		final ObjectNode document = document("shuzen.diagnose/1");
		final ArrayNode endpoints = document.putArray("endpoints");
		for (final Diagnosis diagnosis : diagnoses) {
			final ObjectNode node = endpoint(endpoints.addObject(), diagnosis.endpoint());
			node.put("status", diagnosis.failure().isPresent() ? "failed" : "ok");
			failure(node, "failure", diagnosis.failure());
			diagnosis.facts().ifPresent(facts -> node.put("capturedAt", facts.capturedAt().toString()));
			diagnosis.worst().ifPresent(worst -> node.put("worst", name(worst)));
			findings(node.putArray("findings"), diagnosis.findings(), diagnosis.facts());
			causes(node.putArray("causes"), diagnosis);
			final ArrayNode defects = node.putArray("defects");
			diagnosis.defects().forEach(defect -> failure(defects.addObject(), defect));
			timings(node, diagnosis.timings());
		}
		final ObjectNode summary = document.putObject("summary");
		summary.put("endpoints", diagnoses.size());
		summary.put("failed", diagnoses.stream().filter(diagnosis -> diagnosis.failure().isPresent()).count());
		final ObjectNode findings = summary.putObject("findings");
		for (final Severity severity : Severity.values()) {
			findings.put(name(severity), diagnoses.stream().flatMap(diagnosis -> diagnosis.findings().stream())
					.filter(finding -> finding.severity() == severity).count());
		}
		return document;
	}

	/** {@code shuzen.plan/1}. */
	public ObjectNode plans(final RunRequest request, final List<EndpointPlan> plans) {
		final ObjectNode document = document("shuzen.plan/1");
		document.put("runbook", request.runbook().id());
		strategy(document.putObject("strategy"), request);
		final ArrayNode endpoints = document.putArray("endpoints");
		for (final EndpointPlan plan : plans) {
			final ObjectNode node = endpoint(endpoints.addObject(), plan.endpoint());
			node.put("status", plan.failure().isPresent() ? "failed" : "ok");
			failure(node, "failure", plan.failure());
			node.put("changeCount", plan.changeCount());
			node.put("irreversible", plan.isIrreversible());
			final ArrayNode steps = node.putArray("steps");
			plan.steps().forEach(step -> step(steps.addObject(), step));
			timings(node, plan.timings());
		}
		return document;
	}

	private static void strategy(final ObjectNode node, final RunRequest request) {
		final RunStrategy strategy = request.strategy();
		final ArrayNode waves = node.putArray("waves");
		for (final RunStrategy.Wave wave : strategy.waves(request.endpoints().size())) {
			final ObjectNode each = waves.addObject();
			each.put("canary", wave.canary());
			final ArrayNode names = each.putArray("endpoints");
			request.endpoints().subList(wave.first(), wave.first() + wave.endpoints())
					.forEach(endpoint -> names.add(endpoint.name()));
		}
		node.put("concurrency", strategy.concurrency());
		node.put("groupConcurrency", strategy.groupConcurrency());
		node.put("failureThresholdPercent", strategy.failureThresholdPercent());
		node.put("waveFailureThresholdPercent", strategy.waveFailureThresholdPercent());
		node.put("thresholdPolicy", name(strategy.thresholdPolicy()));
		node.put("stepTimeoutSeconds", strategy.stepTimeout().toSeconds());
		node.put("endpointTimeoutSeconds", strategy.endpointTimeout().toSeconds());
		node.put("offlineWaitSeconds", strategy.offlineWait().toSeconds());
		node.put("signInWaitSeconds", strategy.signInWait().toSeconds());
		strategy.maintenanceWindow().ifPresent(window -> node.put("maintenanceWindow", window.toString()));
		request.notBefore().ifPresent(at -> node.put("notBefore", at.toString()));
	}

	/** {@code shuzen.run/1}. */
	public ObjectNode report(final RunReport report) {
		final ObjectNode document = document("shuzen.run/1");
		document.put("run", report.runId());
		document.put("result", name(report.result()));
		failure(document, "failure", report.failure());
		final ArrayNode endpoints = document.putArray("endpoints");
		for (final EndpointReport each : report.endpoints()) {
			final ObjectNode node = endpoint(endpoints.addObject(), each.endpoint());
			node.put("result", name(each.result()));
			failure(node, "failure", each.failure());
			final ArrayNode steps = node.putArray("steps");
			each.steps().forEach(step -> step(steps.addObject(), step));
			findings(node.putArray("findings"), each.findings(), Optional.empty());
			followUps(node, each.followUps());
			timings(node, each.timings());
		}
		return document;
	}

	/** {@code shuzen.undo-plan/1}. */
	public ObjectNode undoPlans(final String runId, final List<EndpointUndoPlan> plans) {
		final ObjectNode document = document("shuzen.undo-plan/1");
		document.put("undoOf", runId);
		final ArrayNode endpoints = document.putArray("endpoints");
		for (final EndpointUndoPlan plan : plans) {
			final ObjectNode node = endpoint(endpoints.addObject(), plan.endpoint());
			node.put("status", plan.failure().isPresent() ? "failed" : "ok");
			failure(node, "failure", plan.failure());
			final ArrayNode items = node.putArray("items");
			for (final UndoItem item : plan.items()) {
				final ObjectNode itemNode = items.addObject();
				itemNode.put("step", item.stepId());
				itemNode.put("state", name(item.state()));
				itemNode.set("change", change(item.change()));
				final ArrayNode undo = itemNode.putArray("undo");
				item.undo().changes().forEach(change -> undo.add(change(change)));
			}
		}
		return document;
	}

	/** Puts a failure under {@code name}, when there is one. */
	public void failure(final ObjectNode node, final String name, final Optional<Failure> failure) {
		failure.ifPresent(present -> failure(node.putObject(name), present));
	}

	/** Name, address and transport. */
	public static ObjectNode endpoint(final ObjectNode node, final EndpointDescriptor endpoint) {
		node.put("endpoint", endpoint.name());
		node.put("address", endpoint.address());
		node.put("transport", endpoint.scheme());
		return node;
	}

	/** {@code D-42} of {@code office.D-42-something}, {@code F20} of {@code office.F20-something}; empty for ids that are built otherwise. */
	public static Optional<String> catalogueId(final String id) {
		final Matcher matcher = CATALOGUE.matcher(id);
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	/** The name of a constant as it stands in documents: {@code nothing-to-do}. */
	public static String name(final Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** A text in the document's language. */
	public String say(final Text text) {
		return text.in(locale);
	}

	private void failure(final ObjectNode node, final Failure failure) {
		node.put("kind", failure.kind().id());
		node.put("message", say(failure.message()));
		if (!failure.advice().isEmpty()) {
			node.put("advice", say(failure.advice()));
		}
		if (!failure.detail().isEmpty()) {
			node.put("detail", failure.detail());
		}
	}

	private void findings(final ArrayNode nodes, final List<Finding> findings, final Optional<Facts> facts) {
		for (final Finding finding : findings) {
			final ObjectNode node = nodes.addObject();
			node.put("diagnostic", finding.diagnosticId());
			catalogueId(finding.diagnosticId()).ifPresent(id -> node.put("catalogueId", id));
			if (!finding.kind().isEmpty()) {
				node.put("kind", finding.kind());
			}
			node.put("severity", name(finding.severity()));
			node.put("subject", finding.subject().id());
			facts.ifPresent(present -> node.put("subjectName", say(present.nameOf(finding.subject()))));
			node.put("title", say(finding.title()));
			if (!finding.explanation().isEmpty()) {
				node.put("explanation", say(finding.explanation()));
			}
			final ArrayNode evidence = node.putArray("evidence");
			for (final Finding.Evidence each : finding.evidence()) {
				final ObjectNode evidenceNode = evidence.addObject();
				evidenceNode.set("probe", JsonFormat.mapper().valueToTree(each.probe()));
				evidenceNode.put("identity", each.identity().id());
				source(facts, each).ifPresent(source -> evidenceNode.put("source", source));
				evidenceNode.put("excerpt", each.excerpt());
			}
			remedies(node.putArray("remedies"), finding.remedies());
		}
	}

	private void causes(final ArrayNode nodes, final Diagnosis diagnosis) {
		for (final Cause cause : diagnosis.causes()) {
			final ObjectNode node = nodes.addObject();
			node.put("cause", cause.id());
			catalogueId(cause.id()).ifPresent(id -> node.put("catalogueId", id));
			node.put("subject", cause.subject().id());
			diagnosis.facts().ifPresent(facts -> node.put("subjectName", say(facts.nameOf(cause.subject()))));
			node.put("title", say(cause.title()));
			if (!cause.explanation().isEmpty()) {
				node.put("explanation", say(cause.explanation()));
			}
			node.put("certainty", name(cause.certainty()));
			node.put("layer", name(cause.layer()));
			reasons(node.putArray("reasons"), cause.reasons(), diagnosis.findings());
			reasons(node.putArray("against"), cause.objections(), diagnosis.findings());
			remedies(node.putArray("remedies"), cause.remedies());
			final ArrayNode instructions = node.putArray("instructions");
			cause.instructions().forEach(instruction -> instructions.add(say(instruction)));
		}
	}

	private void reasons(final ArrayNode nodes, final List<Reason> reasons, final List<Finding> findings) {
		for (final Reason reason : reasons) {
			final ObjectNode node = nodes.addObject();
			node.put("statement", say(reason.statement()));
			final ArrayNode places = node.putArray("findings");
			reason.findings().stream().mapToInt(findings::indexOf).filter(place -> place >= 0).forEach(places::add);
		}
	}

	private static void remedies(final ArrayNode nodes, final List<Finding.Remedy> remedies) {
		for (final Finding.Remedy remedy : remedies) {
			final ObjectNode node = nodes.addObject().put("kind", name(remedy.kind())).put("id", remedy.id());
			if (!remedy.parameters().isEmpty()) {
				final ObjectNode parameters = node.putObject("parameters");
				remedy.parameters().forEach(parameters::put);
			}
		}
	}

	private static Optional<String> source(final Optional<Facts> facts, final Finding.Evidence evidence) {
		return facts.stream().flatMap(present -> present.all().stream())
				.filter(fact -> fact.probe().equals(evidence.probe())
						&& (fact.identity().equals(evidence.identity()) || fact.identity().equals(Identity.ADMINISTRATOR)))
				.map(Fact::source).findFirst();
	}

	private void step(final ObjectNode node, final StepPlan plan) {
		node.put("step", plan.stepId());
		node.put("title", say(plan.title()));
		switch (plan) {
		case final StepPlan.Planned planned -> {
			node.put("plan", planned.changeset().changes().isEmpty() ? "nothing-to-do" : "planned");
			changeset(node, planned.changeset());
		}
		case final StepPlan.Blocked blocked -> {
			node.put("plan", blocked.clearedBefore() ? "planned-after-earlier-steps" : "blocked");
			changeset(node, blocked.changeset());
		}
		case final StepPlan.Skipped skipped -> {
			node.put("plan", "skipped");
			node.put("condition", skipped.condition());
		}
		case final StepPlan.NotPlanned notPlanned -> {
			node.put("plan", "failed");
			failure(node.putObject("failure"), notPlanned.failure());
		}
		}
	}

	private void changeset(final ObjectNode node, final Changeset changeset) {
		node.put("stepType", changeset.stepId());
		final ArrayNode changes = node.putArray("changes");
		changeset.changes().forEach(change -> changes.add(change(change)));
		final ArrayNode blockers = node.putArray("blockers");
		changeset.blockers().forEach(blocker -> blockers.addObject().put("reason", say(blocker.reason())).put("advice",
				say(blocker.advice())));
		followUps(node, changeset.followUps());
	}

	private void step(final ObjectNode node, final StepReport report) {
		node.put("step", report.stepId());
		node.put("title", say(report.title()));
		node.put("result", name(report.result()));
		node.put("attempts", report.attempts());
		failure(node, "failure", report.failure());
		final ArrayNode changes = node.putArray("changes");
		for (final Outcome outcome : report.outcomes()) {
			final ObjectNode change = change(outcome.change());
			change.put("status", name(outcome.getClass()));
			changes.add(change);
		}
	}

	private ObjectNode change(final Change change) {
		final ObjectNode node = JsonFormat.mapper().createObjectNode();
		node.put("description", say(change.describe()));
		node.put("identity", change.identity().id());
		node.put("reversibility", name(change.reversibility()));
		node.set("change", JsonFormat.mapper().valueToTree(change));
		return node;
	}

	private void followUps(final ObjectNode node, final Collection<Changeset.FollowUp> followUps) {
		final ArrayNode nodes = node.putArray("followUps");
		followUps.forEach(followUp -> nodes.addObject().put("id", name(followUp)).put("description", say(followUp.describe())));
	}

	private static void timings(final ObjectNode node, final Timings timings) {
		node.put("durationMilliseconds", timings.total().toMillis());
		final ObjectNode phases = node.putObject("phaseMilliseconds");
		for (final Map.Entry<io.shuzen.journal.Phase, java.time.Duration> phase : timings.phases().entrySet()) {
			phases.put(name(phase.getKey()), phase.getValue().toMillis());
		}
	}

	private static String name(final Class<?> outcome) {
		return outcome.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}
}
