package io.shuzen.windows.simulation.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.simulation.SimulationOptions;

/** A hundred thousand machines in the memory of one test, every tenth of them changed. */
class ScaleTest {

	private static final int MACHINES = 100_000;

	@TempDir
	private Path folder;

	@Test
	void keepsEveryMachineApart() throws Exception {
		final SimulationFixture fixture = new SimulationFixture(folder);
		final RegistryProbe probe = RegistryProbe.key("HKLM\\SOFTWARE\\Shuzen Contract\\Child");
		final List<WindowsHost> hosts = new ArrayList<>(MACHINES);
		for (int i = 0; i < MACHINES; i++) {
			final WindowsHost host = fixture
					.open(SimulationFixture.endpoint("PC-" + i, "contract", SimulationOptions.PERSISTENT, "false"));
			hosts.add(host);
			if (i % 10 == 0) {
				final Change change = new RegistryValueSet(
						RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Contract\\Child"), RegistryView.BITS_64,
						RegistryValue.number("Value", i), Identity.ADMINISTRATOR);
				host.apply(change, SimulationFixture.context());
			}
		}
		for (int i = 0; i < MACHINES; i++) {
			assertEquals(i % 10 == 0 ? i : 1, hosts.get(i).read(Set.of(probe), Cancellation.none()).answer(probe).asOptional()
					.orElseThrow().value("Value").orElseThrow().asNumber().orElseThrow());
		}
	}
}
