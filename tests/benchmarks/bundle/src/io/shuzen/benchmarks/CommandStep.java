package io.shuzen.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/**
 * Runs one command line, as the other tools do. Its guard, whether it was run, is answered by the connection that ran it: no further
 * command goes over the wire for it.
 */
final class CommandStep implements Step {

	/** The program of the probe that asks whether a step's command was run; its argument is the step's key. */
	static final String WAS_RUN = "was-run";

	private static final Duration TIMEOUT = Duration.ofMinutes(5);

	@Override
	public String id() {
		return "benchmark.command";
	}

	@Override
	public Text title() {
		return Text.verbatim("Run a command");
	}

	@Override
	public Text description() {
		return Text.verbatim("Runs one command line once on each endpoint.");
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(parameter("command", "The command line"), parameter("key", "Tells the steps of a runbook apart"));
	}

	private static ParameterDefinition parameter(final String name, final String label) {
		return new ParameterDefinition(name, ParameterType.TEXT, Text.verbatim(label), Text.EMPTY, Optional.empty(), List.of(),
				OptionalLong.of(1), OptionalLong.empty());
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(wasRun(parameters));
	}

	@Override
	public Changeset plan(final Facts facts, final Parameters parameters) {
		if (facts.answer(wasRun(parameters)) instanceof Answer.Present<?>) {
			return Changeset.nothing(id(), facts.endpoint());
		}
		final ToolRun run = new ToolRun(ToolCommand.of(parameters.text("command"), parameters.text("key")), Identity.ADMINISTRATOR,
				title(), TIMEOUT, Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty());
		return new Changeset(id(), facts.endpoint(), List.of(run), List.of(), List.of());
	}

	private static ToolProbe wasRun(final Parameters parameters) {
		return new ToolProbe(ToolCommand.of(WAS_RUN, parameters.text("key")), ReadScope.MACHINE);
	}
}
