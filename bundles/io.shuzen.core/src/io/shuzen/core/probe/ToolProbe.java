package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * What does this console program print? Only for programs that change nothing. The pack that asks also parses, in a {@link Reading}. Of a
 * program that prints more than {@value ToolOutput#LONGEST} characters the answer has the beginning, and says so.
 *
 * @param command what to run
 * @param scope   once as administrator, or in each signed-in user's own session
 */
public record ToolProbe(ToolCommand command, ReadScope scope) implements Probe<ToolOutput> {

	public ToolProbe {
		Objects.requireNonNull(command);
		Objects.requireNonNull(scope);
	}

	@Override
	public Class<ToolOutput> valueType() {
		return ToolOutput.class;
	}

	@Override
	public Text describe() {
		return Text.verbatim(command.toString());
	}
}
