package io.shuzen.cli.internal.command;

import java.util.concurrent.Callable;

import io.shuzen.core.failure.FailureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks into the journal; lists the runs when nothing else is asked for. */
@Command(name = "runs")
final class RunsCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private OutputOptions output = new OutputOptions();

	RunsCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		return RunsListCommand.write(context, output);
	}
}
