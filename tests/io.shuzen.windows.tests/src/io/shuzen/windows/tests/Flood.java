package io.shuzen.windows.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.Text;
import io.shuzen.tests.support.ScriptedWindows;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** Many machines that all print a lot at once, in a virtual machine of its own with little memory. */
final class Flood {

	private static final int MACHINES = 24;
	private static final int MEBIBYTES = 7;
	/** Of the first machine: more than is kept of an output. */
	private static final int TOO_MANY_MEBIBYTES = 17;
	private static final int MEBIBYTES_KEPT = 16;
	private static final String LINE = "0123456789abcdef".repeat(8).substring(2) + "\r\n";
	private static final int LINES_PER_MEBIBYTE = (1 << 20) / LINE.length();
	private static final ToolCommand TALKATIVE = ToolCommand.of("gpresult.exe", "/z");
	private static final ToolProbe TOOL = new ToolProbe(TALKATIVE, ReadScope.MACHINE);
	private static final EventLogProbe EVENTS = new EventLogProbe("System", "*", 10);

	private Flood() {
	}

	public static void main(final String[] arguments) throws Exception {
		final String mebibyte = LINE.repeat(LINES_PER_MEBIBYTE);
		final List<Future<Facts>> machines = new ArrayList<>();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < MACHINES; i++) {
				final String name = "PC-" + i;
				final int mebibytes = i == 0 ? TOO_MANY_MEBIBYTES : MEBIBYTES;
				machines.add(workers.submit(() -> work(connector(mebibyte, mebibytes), name, Math.min(mebibytes, MEBIBYTES_KEPT))));
			}
		}
		// as in a run, where the facts of all machines are there at once
		for (final Future<Facts> machine : machines) {
			check(machine.get());
		}
		System.out.println("done");
	}

	private static ConsoleToolsConnector connector(final String mebibyte, final int mebibytes) {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(new ScriptedWindows(
				line -> line.startsWith("reg.exe") ? ScriptedWindows.noSuchKey() : new ScriptedWindows.Reply(0, mebibyte, "", mebibytes)));
		return connector;
	}

	private static Facts work(final ConsoleToolsConnector connector, final String name, final int kept) throws Exception {
		try (WindowsHost host = connector.open(EndpointDescriptor.of(name, name, "scripted"), Cancellation.none())) {
			final Facts facts = host.read(Set.of(TOOL, EVENTS), Cancellation.none());
			final boolean tooMany = kept == MEBIBYTES_KEPT;
			final AtomicLong lines = new AtomicLong();
			final Outcome outcome = host.apply(new ToolRun(TALKATIVE, Identity.ADMINISTRATOR, Text.verbatim("Print"), Duration.ofMinutes(1),
					Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty()), new ApplyContext("flood", Cancellation.none(), line -> {
						// the last line that was kept of too many is a part of one, and then it is said that there was more
						require(line.equals(LINE.strip()) || tooMany && (LINE.startsWith(line) || line.startsWith("[More was printed")), line);
						lines.addAndGet(line.equals(LINE.strip()) ? 1 : 0);
					}));
			require(outcome instanceof Outcome.Applied, outcome);
			require(lines.get() == (long) LINES_PER_MEBIBYTE * kept - (tooMany ? 1 : 0), lines);
			return facts;
		}
	}

	private static void check(final Facts facts) {
		final ToolOutput output = facts.answer(TOOL).asOptional().orElseThrow();
		require(output.truncated() && output.standardOutput().length() == ToolOutput.LONGEST && output.standardOutput().startsWith(LINE + LINE),
				output.standardOutput().length());
		require(facts.answer(EVENTS).whyUnreadable().orElseThrow().kind() == FailureKind.UNPARSABLE, facts.answer(EVENTS));
	}

	private static void require(final boolean condition, final Object found) {
		if (!condition) {
			throw new AssertionError(found);
		}
	}
}
