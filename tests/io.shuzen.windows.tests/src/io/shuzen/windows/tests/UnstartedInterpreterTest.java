package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.text.Text;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.tests.support.ScriptedWindows;
import io.shuzen.tests.support.ScriptedWindows.Reply;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** An interpreter that ends before it comes to the first command is started again, because nothing was done; a few times only. */
@Timeout(60)
class UnstartedInterpreterTest {

	private static final ToolRun TOOL = new ToolRun(ToolCommand.of("sort.exe"), Identity.ADMINISTRATOR, Text.verbatim("Sort"), Duration.ofMinutes(1),
			Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty());
	private static final ServiceConfigure SEQUENCE = new ServiceConfigure("Spooler", Optional.of(StartType.DISABLED), Optional.empty());

	/** How often the interpreter has ended before it came to the change. */
	private int unstarted;
	/** What was run of the changes, with what came to their standard input. */
	private final List<String> run = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void aToolIsRunOnce(final int times) throws Exception {
		assertInstanceOf(Outcome.Applied.class, apply(TOOL, times));
		assertEquals(List.of("sort.exe"), run);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void aToolThatReadsASecretIsRunOnceAndGetsIt(final int times) throws Exception {
		assertInstanceOf(Outcome.Applied.class, apply(TOOL.withSecretInput(SecretReference.parse("store:key").orElseThrow()), times));
		assertEquals(List.of("sort.exe secret\r\n"), run);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void aSequenceIsRunOnce(final int times) throws Exception {
		assertInstanceOf(Outcome.Applied.class, apply(SEQUENCE, times));
		assertEquals(List.of("sc.exe config Spooler start= disabled"), run);
	}

	@Test
	void itIsGivenUpAtTheFourthTime() throws Exception {
		for (final Change change : List.of(TOOL, TOOL.withSecretInput(SecretReference.parse("store:key").orElseThrow()), SEQUENCE)) {
			unstarted = 0;
			final Outcome outcome = apply(change, Integer.MAX_VALUE);
			assertEquals("The command interpreter on PC-1 ended before everything was read.",
					assertInstanceOf(Outcome.Failed.class, outcome).failure().message().english());
			assertEquals(4, unstarted, change::toString);
		}
		assertEquals(List.of(), run);
	}

	private Outcome apply(final Change change, final int times) throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(new ScriptedWindows((line, input) -> reply(line, input, times)));
		try (WindowsHost host = connector.open(EndpointDescriptor.of("PC-1", "pc-1", "scripted"), Cancellation.none())) {
			return host.apply(change, new ApplyContext("unstarted", Cancellation.none(), line -> {
				// nobody watches
			}, undo -> {
				// there is nothing to be kept
			}, reference -> "secret".toCharArray()));
		}
	}

	private Reply reply(final String line, final String input, final int times) {
		final String plain = line.replace("\"", "");
		if (plain.startsWith("sc.exe config") || plain.startsWith("sort.exe")) {
			if (unstarted < times) {
				unstarted++;
				return ScriptedWindows.NOT_REACHED;
			}
			run.add(input.isEmpty() ? plain : plain + ' ' + input);
			return ScriptedWindows.printing("[SC] ChangeServiceConfig SUCCESS\r\n");
		}
		if (plain.startsWith("sc.exe query")) {
			return ScriptedWindows.printing("\r\nSERVICE_NAME: Spooler\r\n        TYPE               : 110  WIN32_OWN_PROCESS\r\n"
					+ "        STATE              : 4  RUNNING\r\n");
		}
		if (plain.contains("Services\\Spooler")) {
			return ScriptedWindows.printing("\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Spooler\r\n    Start    REG_DWORD    "
					+ (run.isEmpty() ? "0x2" : "0x4") + "\r\n\r\n");
		}
		return line.startsWith("reg.exe") ? ScriptedWindows.noSuchKey() : ScriptedWindows.FAILED;
	}
}
