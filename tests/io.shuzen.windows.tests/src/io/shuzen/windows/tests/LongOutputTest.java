package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.Text;
import io.shuzen.tests.support.OwnStateFolder;
import io.shuzen.tests.support.ScriptedWindows;
import io.shuzen.tests.support.ScriptedWindows.Reply;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** A program that prints more than is kept has ended with its code all the same, and takes nothing from the others of its script. */
@Timeout(60)
class LongOutputTest {

	private static final ToolCommand LONG = ToolCommand.of("gpresult.exe", "/z");
	private static final String MEBIBYTE = ("x".repeat(62) + "\r\n").repeat(1 << 14);
	private static final int MORE_THAN_KEPT = 17;

	@TempDir
	private Path folder;
	@RegisterExtension
	final OwnStateFolder stateFolder = new OwnStateFolder(() -> folder);

	/** What was run of the programs of the tests, in order. */
	private final List<String> run = new ArrayList<>();

	@Test
	void whatAProgramThatPrintsTooMuchHasDoneIsDone() throws Exception {
		final List<String> said = new ArrayList<>();
		final Outcome outcome = apply(new Reply(3010, MEBIBYTE, "finally", MORE_THAN_KEPT), said);
		assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
		assertEquals((16 << 20) / 64, said.stream().filter(line -> line.startsWith("xxx")).count(), "as much as is kept");
		assertTrue(said.get(said.size() - 2).startsWith("[More was printed here than is kept.]"), () -> said.get(said.size() - 2));
		assertEquals("finally", said.getLast(), "the other output is whole");
		assertEquals(List.of("long"), run);
	}

	@Test
	void aCodeThatIsNoSuccessIsToldHoweverMuchWasPrinted() throws Exception {
		final Outcome outcome = apply(new Reply(5, MEBIBYTE, "refused", MORE_THAN_KEPT), new ArrayList<>());
		final Failure failure = assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString).failure();
		assertTrue(failure.message().english().contains("code 5: refused"), failure::toString);
	}

	@Test
	void theOthersOfTheScriptAreAnsweredAllTheSame() throws Exception {
		final Facts facts = read(new Reply(0, MEBIBYTE, "", MORE_THAN_KEPT), ScriptedWindows.printing("short"));
		final ToolOutput tooMuch = facts.answer(new ToolProbe(LONG, ReadScope.MACHINE)).asOptional().orElseThrow();
		assertTrue(tooMuch.truncated());
		assertEquals(ToolOutput.LONGEST, tooMuch.standardOutput().length());
		for (int i = 0; i < 3; i++) {
			final ToolOutput output = facts.answer(after(i)).asOptional().orElseThrow();
			assertEquals("short", output.standardOutput());
			assertFalse(output.truncated());
		}
		assertEquals(List.of("long", "after 0", "after 1", "after 2"), run, "nothing was asked twice");
	}

	@Test
	void whatWasCutForOthersIsAskedForOnceMore() throws Exception {
		final Facts facts = read(new Reply(0, MEBIBYTE, "", MORE_THAN_KEPT), ScriptedWindows.printing("y".repeat(100_000)));
		for (int i = 0; i < 3; i++) {
			final ToolOutput output = facts.answer(after(i)).asOptional().orElseThrow();
			assertEquals("y".repeat(100_000), output.standardOutput());
			assertFalse(output.truncated());
		}
		assertEquals(List.of("long", "after 0", "after 1", "after 2", "after 0", "after 1", "after 2"), run);
	}

	@Test
	void nothingIsConcludedFromAPart() throws Exception {
		final EventLogProbe events = new EventLogProbe("System", "*", 10);
		final ScriptedWindows windows = new ScriptedWindows(line -> line.startsWith("wevtutil.exe")
				? new Reply(0, MEBIBYTE, "", MORE_THAN_KEPT) : ScriptedWindows.noSuchKey());
		final Failure failure = read(windows, Set.of(events)).answer(events).whyUnreadable().orElseThrow();
		assertEquals(FailureKind.UNPARSABLE, failure.kind());
		assertTrue(failure.message().english().endsWith("printed more than is kept."), failure::toString);
	}

	private Outcome apply(final Reply reply, final List<String> said) throws Exception {
		final ToolRun change = new ToolRun(LONG, Identity.ADMINISTRATOR, Text.verbatim("Print"), Duration.ofMinutes(1), Set.of(3010),
				Reversibility.NOTHING_TO_RESTORE, Optional.empty());
		try (WindowsHost host = open(answering(reply, ScriptedWindows.FAILED))) {
			return host.apply(change, new ApplyContext("long", Cancellation.none(), said::add));
		}
	}

	private Facts read(final Reply tooMuch, final Reply others) throws Exception {
		final Set<Probe<?>> probes = new LinkedHashSet<>(List.of(new ToolProbe(LONG, ReadScope.MACHINE), after(0), after(1), after(2)));
		return read(answering(tooMuch, others), probes);
	}

	private static Facts read(final ScriptedWindows windows, final Set<? extends Probe<?>> probes) throws Exception {
		try (WindowsHost host = open(windows)) {
			return host.read(probes, Cancellation.none());
		}
	}

	private static WindowsHost open(final ScriptedWindows windows) throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(windows);
		return connector.open(EndpointDescriptor.of("PC-1", "pc-1", "scripted"), Cancellation.none());
	}

	private ScriptedWindows answering(final Reply tooMuch, final Reply others) {
		return new ScriptedWindows(line -> {
			if (line.startsWith("gpresult.exe")) {
				run.add("long");
				return tooMuch;
			}
			if (line.startsWith("find.exe")) {
				run.add(line.substring("find.exe ".length()).replace("\"", ""));
				return others;
			}
			return ScriptedWindows.noSuchKey();
		});
	}

	private static ToolProbe after(final int number) {
		return new ToolProbe(ToolCommand.of("find.exe", "after " + number), ReadScope.MACHINE);
	}
}
