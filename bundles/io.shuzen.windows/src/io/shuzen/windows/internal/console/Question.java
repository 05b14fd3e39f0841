package io.shuzen.windows.internal.console;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;

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

	/**
	 * Outcomes from which the answer may be concluded.
	 *
	 * @param outcomes of the commands, in the same order
	 * @return the same, with failures in the place of outputs that are too long, unless the answer is an output, whose beginning will do
	 */
	List<CommandOutcome> understandable(final List<CommandOutcome> outcomes, final String endpointName) {
		return probe instanceof ToolProbe ? outcomes
				: IntStream.range(0, commands.size()).mapToObj(i -> outcomes.get(i).whole(commands.get(i), endpointName)).toList();
	}

	Fact<V> fact(final List<CommandOutcome> outcomes, final Instant now, final String source) {
		return new Fact<>(probe, identity, parse.apply(outcomes), now, source);
	}
}
