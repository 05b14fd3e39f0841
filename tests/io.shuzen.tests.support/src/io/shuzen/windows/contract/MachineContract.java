package io.shuzen.windows.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.CertificateList.Certificate;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.probe.WindowsService.State;
import io.shuzen.core.text.Text;

/** What every back end does with the machine itself: system, processes, services, tools, events and what else Windows keeps. */
public interface MachineContract extends ContractEndpoint {

	@Test
	default void answersEveryProbeThatWasAsked() {
		final Set<Probe<?>> probes = Set.of(SystemProbe.INSTANCE, ProcessProbe.INSTANCE, RegistryProbe.tree(KEY),
				RegistryProbe.key("HKLM\\SOFTWARE\\No such key"));

		final Facts facts = host().read(probes, Cancellation.none());

		for (final Probe<?> probe : probes) {
			assertTrue(facts.answer(probe).isKnown(), () -> probe + ": " + facts.answer(probe));
		}
		assertEquals(host().endpoint().name(), facts.endpoint());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsServicesAndSaysWhichAreMissing() {
		needs(Capability.SERVICES);
		final ServiceProbe missing = new ServiceProbe("NoSuchService");

		assertEquals(State.RUNNING, present(new ServiceProbe("ShuzenContract")).state());
		assertEquals(StartType.DISABLED, present(new ServiceProbe("shuzendisabled")).startType());
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	default void listsProcessesWithTheirImages() {
		assertTrue(present(ProcessProbe.INSTANCE).processes().stream()
				.anyMatch(process -> process.image().equalsIgnoreCase("contract.exe")));
	}

	@Test
	@Tag(LANGUAGE)
	default void readsTheOutputOfTools() {
		needs(Capability.TOOLS);
		final ToolOutput output = present(
				new ToolProbe(ToolCommand.of("contract-tool", "print"), ReadScope.MACHINE));

		assertEquals(3, output.exitCode());
		assertEquals("printed", output.standardOutput().strip());
		assertEquals("warned", output.standardError().strip());
	}

	@Test
	default void closesAProcess() {
		final WindowsProcess process = present(ProcessProbe.INSTANCE).processes().stream()
				.filter(one -> one.image().equalsIgnoreCase("contract.exe")).findFirst().orElseThrow();

		apply(new ProcessClose(process.id(), process.image(), Duration.ofSeconds(5), Identity.ADMINISTRATOR));

		assertTrue(present(ProcessProbe.INSTANCE).processes().stream().noneMatch(one -> one.id() == process.id()));
	}

	@Test
	@Tag(LANGUAGE)
	default void leavesAProcessOfAnotherNameAlone() {
		final WindowsProcess process = present(ProcessProbe.INSTANCE).processes().stream()
				.filter(one -> one.image().equalsIgnoreCase("contract.exe")).findFirst().orElseThrow();

		assertInstanceOf(Outcome.Unchanged.class, host().apply(
				new ProcessClose(process.id(), "notepad.exe", Duration.ofSeconds(5), Identity.ADMINISTRATOR), context()));

		assertTrue(present(ProcessProbe.INSTANCE).processes().stream().anyMatch(one -> one.id() == process.id()));
	}

	@Test
	@Tag(LANGUAGE)
	default void configuresAServiceAndRestoresIt() {
		needs(Capability.SERVICES);
		final ServiceProbe probe = new ServiceProbe("ShuzenContract");

		final Outcome outcome = apply(
				new ServiceConfigure("ShuzenContract", Optional.of(StartType.DISABLED), Optional.of(Boolean.FALSE)));
		assertEquals(StartType.DISABLED, present(probe).startType());
		assertEquals(State.STOPPED, present(probe).state());

		undo(outcome);
		assertEquals(StartType.MANUAL, present(probe).startType());
		assertEquals(State.RUNNING, present(probe).state());
	}

	@Test
	@Tag(LANGUAGE)
	default void saysThatADisabledServiceCannotBeStarted() {
		needs(Capability.SERVICES);
		final Outcome outcome = host()
				.apply(new ServiceConfigure("ShuzenDisabled", Optional.empty(), Optional.of(Boolean.TRUE)), context());

		assertFalse(assertInstanceOf(Outcome.Failed.class, outcome).failure().message().isEmpty());
		assertEquals(State.STOPPED, present(new ServiceProbe("ShuzenDisabled")).state());
	}

	@Test
	default void runsAToolAndPassesItsLinesOn() {
		needs(Capability.TOOLS);
		final List<String> lines = new ArrayList<>();
		final Outcome outcome = host().apply(tool("set", "unset"), new ApplyContext("contract", Cancellation.none(), lines::add));

		assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
		assertTrue(lines.contains("set"), lines::toString);
		assertEquals("set", present(RegistryProbe.key(KEY)).value("Tool").orElseThrow().asText().orElseThrow());

		undo(outcome);
		assertTrue(present(RegistryProbe.key(KEY)).value("Tool").isEmpty());
	}

	@Test
	default void saysWithWhichCodeAToolFailed() {
		needs(Capability.TOOLS);
		final Outcome outcome = host().apply(tool("fail", "unset"), context());

		final var failure = assertInstanceOf(Outcome.Failed.class, outcome).failure();
		assertEquals(FailureKind.TOOL_FAILED, failure.kind());
		assertTrue(failure.message().english().contains("87"), failure.message()::english);
	}

	@Test
	default void restartsTheMachine() {
		needs(Capability.RESTART);
		final Instant before = present(SystemProbe.INSTANCE).bootTime().orElseThrow();

		apply(new MachineRestart(Duration.ZERO, Duration.ofMinutes(5)));

		assertTrue(present(SystemProbe.INSTANCE).bootTime().orElseThrow().isAfter(before));
	}

	@Test
	@Tag(LANGUAGE)
	default void saysWhichToolIsMissing() {
		needs(Capability.MISSING_TOOLS);
		final ToolProbe probe = new ToolProbe(ToolCommand.of("no-such-tool"), ReadScope.MACHINE);
		assertEquals(FailureKind.TOOL_MISSING, read(probe).answer(probe).whyUnreadable().orElseThrow().kind());
	}

	@Test
	@Tag(LANGUAGE)
	default void tellsWhichWindowsItIs() {
		final SystemInformation system = present(SystemProbe.INSTANCE);

		assertFalse(system.hostName().isEmpty());
		assertFalse(system.productName().isEmpty());
		assertTrue(system.build() > 0);
		assertTrue(system.ansiCodePage() > 0 && system.oemCodePage() > 0);
	}

	@Test
	@Tag(LANGUAGE)
	default void leavesAProcessAloneThatIsGone() {
		assertInstanceOf(Outcome.Unchanged.class, host().apply(
				new ProcessClose(999_999, "contract.exe", Duration.ofSeconds(1), Identity.ADMINISTRATOR), context()));
	}

	@Test
	default void saysWhenTheServiceToConfigureIsMissing() {
		needs(Capability.SERVICES);
		final Outcome outcome = host()
				.apply(new ServiceConfigure("NoSuchService", Optional.of(StartType.DISABLED), Optional.empty()), context());
		assertEquals(FailureKind.CONFLICT, assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString).failure().kind());
	}

	@Test
	default void setsEveryStartTypeOfAServiceAndRestoresIt() {
		needs(Capability.SERVICES);
		final ServiceProbe probe = new ServiceProbe("ShuzenContract");
		for (final StartType type : List.of(StartType.AUTOMATIC, StartType.AUTOMATIC_DELAYED, StartType.DISABLED)) {
			if (type == StartType.AUTOMATIC_DELAYED && !capabilities().contains(Capability.DELAYED_START)) {
				continue;
			}
			final Outcome outcome = apply(new ServiceConfigure("ShuzenContract", Optional.of(type), Optional.empty()));
			assertEquals(type, present(probe).startType());
			assertEquals(State.RUNNING, present(probe).state());
			undo(outcome);
			assertEquals(StartType.MANUAL, present(probe).startType());
		}
		assertInstanceOf(Outcome.Unchanged.class, host()
				.apply(new ServiceConfigure("ShuzenContract", Optional.of(StartType.MANUAL), Optional.of(Boolean.TRUE)), context()));
	}

	@Test
	@Tag(LANGUAGE)
	default void readsTheDeviceJoinOfTheMachine() {
		needs(Capability.DEVICE_JOIN);
		assertTrue(present(DeviceJoinProbe.MACHINE).flag("Device State", "DomainJoined").isPresent());
	}

	@Test
	default void readsTheDeviceJoinOfUsers() {
		needs(Capability.USER_DEVICE_JOIN);
		assertEquals(2, read(DeviceJoinProbe.EACH_USER).answers(DeviceJoinProbe.EACH_USER).size());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsEventsNewestFirst() {
		needs(Capability.EVENTS);
		final List<WindowsEvent> events = present(new EventLogProbe("Shuzen-Contract/Operational", "*", 10)).events();

		assertEquals(List.of(3, 2, 1), events.stream().map(WindowsEvent::id).toList());
		assertEquals("Shuzen-Contract", events.getFirst().provider());
		assertEquals(Instant.parse("2026-01-03T00:00:00Z"), events.getFirst().time());
		assertEquals(List.of("Name=日本語 <&>"), events.getFirst().data());
		assertEquals(2, events.getFirst().level());
	}

	@Test
	default void readsTheEventsThatAQueryFindsUpToALimit() {
		needs(Capability.EVENTS);
		assertEquals(List.of(2), present(new EventLogProbe("Shuzen-Contract/Operational", "*[System[(EventID=2)]]", 10)).events()
				.stream().map(WindowsEvent::id).toList());
		assertEquals(List.of(3), present(new EventLogProbe("Shuzen-Contract/Operational", "*", 1)).events().stream()
				.map(WindowsEvent::id).toList());
	}

	@Test
	@Tag(LANGUAGE)
	default void saysWhichEventChannelIsMissing() {
		needs(Capability.EVENTS);
		final EventLogProbe missing = new EventLogProbe("No-Such-Channel/Operational", "*", 10);
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	default void readsCertificatesAndSaysThatAStoreIsEmpty() {
		needs(Capability.CERTIFICATES);
		final Certificate certificate = present(new CertificateProbe(ReadScope.MACHINE, "ShuzenContract")).certificates().getFirst();

		assertTrue(certificate.subject().contains("CN=Shuzen Contract"), certificate::subject);
		assertTrue(certificate.notBefore().isBefore(certificate.notAfter()));
		assertEquals(List.of(), present(new CertificateProbe(ReadScope.MACHINE, "ShuzenNothing")).certificates());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsWhoIsInALocalGroup() {
		needs(Capability.GROUPS);
		final LocalGroupProbe missing = new LocalGroupProbe("S-1-5-32-999");

		assertFalse(present(LocalGroupProbe.ADMINISTRATORS).sids().isEmpty());
		assertFalse(read(missing).answer(missing).asOptional().isPresent());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsScheduledTasksAndSaysWhichAreMissing() {
		needs(Capability.TASKS);
		final ScheduledTaskProbe missing = new ScheduledTaskProbe("\\Shuzen Nothing");
		final ScheduledTask task = present(new ScheduledTaskProbe("\\Shuzen Contract"));

		assertFalse(task.enabled());
		if (capabilities().contains(Capability.TASK_RESULTS)) {
			assertEquals(OptionalInt.empty(), task.lastResult());
		}
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsTheNetwork() {
		needs(Capability.NETWORK);
		assertFalse(present(NetworkProbe.INSTANCE).connections().isEmpty());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsTheClock() {
		needs(Capability.CLOCK);
		assertFalse(present(ClockProbe.INSTANCE).source().isEmpty());
	}

	@Test
	default void tellsHowFarAConnectionGets() {
		needs(Capability.CONNECTIVITY);
		final ConnectivityResult result = present(new ConnectivityProbe("no-such-host.invalid", 443));

		assertEquals(ConnectivityResult.Stage.NAME_NOT_RESOLVED, result.stage());
		assertFalse(result.error().isEmpty());
	}

	private static ToolRun tool(final String argument, final String undo) {
		return new ToolRun(ToolCommand.of("contract-tool", argument), Identity.ADMINISTRATOR, Text.verbatim("Test"),
				Duration.ofSeconds(30), Set.of(0), Reversibility.REVERSIBLE,
				Optional.of(ToolCommand.of("contract-tool", undo)));
	}
}
