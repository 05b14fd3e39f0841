package io.shuzen.windows.simulation.tests;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.host.WindowsHost;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.WindowsHostContract;

class SimulationContractTest extends WindowsHostContract {

	@TempDir
	private Path folder;

	@Override
	protected WindowsHost open() throws Exception {
		return new SimulationFixture(folder).open(SimulationFixture.endpoint("PC-1", "contract"));
	}

	@Override
	public Set<Capability> capabilities() {
		return EnumSet.allOf(Capability.class);
	}
}
