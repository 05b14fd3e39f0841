package io.shuzen.windows.tests;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.tests.lab.SharedLab;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.WindowsHostContract;

/** The contract of all back ends, kept by the console tools on an English endpoint of the lab. */
@Timeout(300)
class ConsoleToolsContractTest extends WindowsHostContract {

	private static final int ENGLISH = 1;

	@RegisterExtension
	static final SharedLab LAB = SharedLab.of("contract");

	@TempDir
	static Path folder;
	private static ContractMachine machine;

	@BeforeAll
	static void start() throws Exception {
		machine = new ContractMachine(LAB.lab(), ENGLISH, folder);
	}

	@AfterAll
	static void stop() throws Exception {
		if (machine != null) {
			machine.close();
		}
	}

	@Override
	protected WindowsHost open() throws Exception {
		return machine.open();
	}

	@Override
	protected void release(final WindowsHost host) {
		// the next test goes on with the connection
	}

	@Override
	public Set<Capability> capabilities() {
		return ContractMachine.capabilities();
	}

	/** The lab's reg prints a few hundred lines a second. */
	@Override
	public int largeTree() {
		return 1_000;
	}

	@Override
	public Optional<ToolCommand> slowTool() {
		return Optional.of(ContractMachine.slowTool());
	}
}
