package io.shuzen.windows.internal.console;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ToolCommand;

/**
 * A probe for one identity, as the console programs to run and what to make of their outcomes.
 *
 * @param commands in order; none when the answer is known already
 * @param parse    takes the outcomes in the same order
 */
record Question<V extends ProbeValue>(Probe<V> probe, Identity identity, List<ToolCommand> commands,
		Function<List<CommandOutcome>, Answer<V>> parse) {

	Question {
		commands = List.copyOf(commands);
	}

	Fact<V> fact(final List<CommandOutcome> outcomes, final Instant now, final String source) {
		return new Fact<>(probe, identity, parse.apply(outcomes), now, source);
	}
}
