package io.shuzen.windows.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.Text;

/** What is asked of a back end to hear that it lacks a capability. */
final class Unsupported {

	private Unsupported() {
	}

	static Set<Probe<?>> probes(final Capability capability) {
		return switch (capability) {
		case PACKAGES -> Set.of(new PackageProbe("Shuzen.Contract"));
		case USER_TOOLS -> Set.of(new ToolProbe(ToolCommand.of("contract-tool", "print"), ReadScope.EACH_USER));
		case TOOLS -> Set.of(new ToolProbe(ToolCommand.of("contract-tool", "print"), ReadScope.MACHINE));
		case USER_DEVICE_JOIN -> Set.of(DeviceJoinProbe.EACH_USER);
		case DEVICE_JOIN -> Set.of(DeviceJoinProbe.MACHINE);
		case EVENTS -> Set.of(new EventLogProbe("Application", "*", 1));
		case CERTIFICATES -> Set.of(new CertificateProbe(ReadScope.MACHINE, "Root"));
		case GROUPS -> Set.of(LocalGroupProbe.ADMINISTRATORS);
		case TASKS -> Set.of(new ScheduledTaskProbe("\\Shuzen Contract"));
		case NETWORK -> Set.of(NetworkProbe.INSTANCE);
		case CLOCK -> Set.of(ClockProbe.INSTANCE);
		case CONNECTIVITY -> Set.of(new ConnectivityProbe("localhost", 443));
		default -> Set.of();
		};
	}

	static List<Change> changes(final Capability capability, final Identity user) {
		return switch (capability) {
		case PACKAGES -> List.of(new PackageRegister("Shuzen.Contract", "%SystemRoot%\\AppxManifest.xml", user));
		case USER_TOOLS -> List.of(tool(user));
		case TOOLS -> List.of(tool(Identity.ADMINISTRATOR));
		case RESTART -> List.of(new MachineRestart(Duration.ofHours(1), Duration.ofMinutes(1)));
		default -> List.of();
		};
	}

	private static Change tool(final Identity identity) {
		return new ToolRun(ToolCommand.of("contract-tool", "set"), identity, Text.verbatim("Test"), Duration.ofSeconds(10), Set.of(0),
				Reversibility.NOTHING_TO_RESTORE, Optional.empty());
	}
}
