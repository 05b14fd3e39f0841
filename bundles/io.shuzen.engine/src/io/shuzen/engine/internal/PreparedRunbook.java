package io.shuzen.engine.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunbookDefinition;

/** A runbook that was checked with all its values, ready to be carried out on each endpoint with those that count there. */
final class PreparedRunbook implements EndpointTask {

	/** So many endpoints with wrong values are named. */
	private static final int MOST_NAMED = 20;

	private final RunbookDefinition runbook;
	private final Map<String, String> parameters;
	private final PackRegistry packs;
	private final RunbookTasks common;

	private PreparedRunbook(final RunbookDefinition runbook, final Map<String, String> parameters, final PackRegistry packs,
			final RunbookTasks common) {
		this.runbook = runbook;
		this.parameters = parameters;
		this.packs = packs;
		this.common = common;
	}

	/**
	 * @param secrets have to have those that parameters refer to
	 * @throws FailureException when the runbook cannot be run, or not with these parameters on one of the endpoints; names everything that
	 *                          is wrong, of many endpoints the first
	 */
	static PreparedRunbook of(final RunRequest request, final PackRegistry packs, final ParameterSecrets secrets)
			throws FailureException {
		final RunbookDefinition runbook = request.runbook();
		final RunbookChecks checks = new RunbookChecks(packs);
		List<Text> problems = checks.problems(runbook);
		// a value that every endpoint has of its own need not be among the common ones
		final boolean allHaveOwn = !request.endpoints().isEmpty()
				&& request.endpoints().stream().noneMatch(endpoint -> request.parametersOf(endpoint).isEmpty());
		if (problems.isEmpty() && !allHaveOwn) {
			problems = checks.problems(runbook, request.parameters());
		}
		if (problems.isEmpty()) {
			problems = request.endpoints().stream().filter(endpoint -> !request.parametersOf(endpoint).isEmpty())
					.flatMap(endpoint -> checks.problems(runbook, merged(request.parameters(), request.parametersOf(endpoint))).stream()
							.map(problem -> EngineTexts.TEXTS.text("parameter.ofEndpoint", endpoint.name(), problem)))
					.limit(MOST_NAMED).toList();
		}
		if (problems.isEmpty()) {
			problems = new SecretChecks(runbook, packs, secrets).problems(request);
		}
		if (!problems.isEmpty()) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT, RunbookTasks.joined(problems),
					EngineTexts.TEXTS.text("runbook.advice", runbook.name())));
		}
		return new PreparedRunbook(runbook, request.parameters(), packs,
				allHaveOwn ? null : RunbookTasks.of(runbook, request.parameters(), packs));
	}

	/** @param own values that count on one endpoint only; empty for none */
	RunbookTasks on(final Map<String, String> own) {
		return own.isEmpty() ? common : RunbookTasks.of(runbook, merged(parameters, own), packs);
	}

	@Override
	public EndpointReport run(final EndpointContext context, final Consumer<Text> stopRun) {
		return new EndpointRun(on(context.progress().parameters()), context, task -> stopRun
				.accept(EngineTexts.TEXTS.text("run.stoppedByStep", task.title(), context.name()))).run();
	}

	private static Map<String, String> merged(final Map<String, String> common, final Map<String, String> own) {
		final Map<String, String> all = new HashMap<>(common);
		all.putAll(own);
		return all;
	}
}
