package io.shuzen.core.evidence;

import java.util.List;
import java.util.Optional;

import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;

/**
 * A file of an evidence folder whose content is no known tool's output, or that could not be read. It is kept among the facts as what
 * showing the file would print, so that a person still sees it.
 */
public final class UnrecognisedFile {

	private static final String SHOW = "type \"";

	private UnrecognisedFile() {
	}

	/** The command that shows the file. {@code name} is relative to the evidence folder. */
	public static String command(final String name) {
		return SHOW + name + '"';
	}

	/** Under which probe the file called {@code name}, relative to the evidence folder, is kept. */
	public static ToolProbe probe(final String name) {
		return new ToolProbe(new ToolCommand(command(name), List.of()), ReadScope.MACHINE);
	}

	/** The name of the file that {@code fact} keeps; empty for every other fact. */
	public static Optional<String> nameIn(final Fact<?> fact) {
		return fact.probe() instanceof final ToolProbe probe && probe.command().arguments().isEmpty()
				&& probe.command().program().startsWith(SHOW) && probe.command().program().endsWith("\"")
						? Optional.of(probe.command().program().substring(SHOW.length(), probe.command().program().length() - 1))
						: Optional.empty();
	}
}
