package io.shuzen.ui.internal.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.diagnostic.Finding.Remedy;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Step;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookEntry;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.model.runbook.ParameterType;

/** Turns what a finding or a cause suggests into something that can be run. Reads runbook files: not for the user interface's thread. */
final class RemedyRequests {

	/**
	 * A remedy ready to be run.
	 *
	 * @param runbook    what to do
	 * @param parameters values that follow from what was found
	 */
	record Prepared(RunbookDefinition runbook, Map<String, String> parameters) {
	}

	private final PackRegistry packs;
	private final RunbookCatalog runbooks;

	RemedyRequests(final PackRegistry packs, final RunbookCatalog runbooks) {
		this.packs = packs;
		this.runbooks = runbooks;
	}

	/**
	 * The best remedy that is installed and can be run.
	 *
	 * @param remedies    best first
	 * @param subject     whom it is about: parameters that take a user get that one
	 * @param confirmedBy the diagnostic that says whether a single step has helped
	 */
	Optional<Prepared> best(final List<Remedy> remedies, final Identity subject, final String confirmedBy) {
		return remedies.stream().map(remedy -> prepare(remedy, subject, confirmedBy)).flatMap(Optional::stream).findFirst();
	}

	private Optional<Prepared> prepare(final Remedy remedy, final Identity subject, final String confirmedBy) {
		return switch (remedy.kind()) {
		case STEP -> packs.step(remedy.id()).map(step -> new Prepared(
				RunbookDefinition.ofStep(step, arguments(step, subject, remedy), Optional.of(confirmedBy)), Map.of()));
		case RUNBOOK -> runbooks.runbook(remedy.id()).filter(RunbookEntry::isRunnable).map(RunbookEntry::definition)
				.map(runbook -> new Prepared(runbook, parameters(runbook.parameters(), subject, remedy)));
		};
	}

	private static Map<String, String> arguments(final Step step, final Identity subject, final Remedy remedy) {
		final Map<String, String> arguments = new HashMap<>(remedy.parameters());
		if (subject instanceof final Identity.User user) {
			for (final ParameterDefinition parameter : step.parameters()) {
				if (parameter.type() == io.shuzen.core.step.ParameterType.USER) {
					arguments.put(parameter.name(), user.sid());
				}
			}
		}
		return arguments;
	}

	private static Map<String, String> parameters(final List<RunbookParameter> parameters, final Identity subject,
			final Remedy remedy) {
		final Map<String, String> values = new HashMap<>(remedy.parameters());
		if (subject instanceof final Identity.User user) {
			for (final RunbookParameter parameter : parameters) {
				if (parameter.type() == ParameterType.USER) {
					values.put(parameter.name(), user.sid());
				}
			}
		}
		return values;
	}
}
