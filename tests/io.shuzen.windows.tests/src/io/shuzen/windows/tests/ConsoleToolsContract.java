package io.shuzen.windows.tests;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.WindowsHostContract;

/** The contract of all back ends, kept by the console tools on an endpoint of the lab. */
@Timeout(300)
abstract class ConsoleToolsContract extends WindowsHostContract {

	@RegisterExtension
	static final LabConsole CONSOLE = LabConsole.of("contract");

	private static ContractMachine machine;

	/** @param number of the endpoint, as {@link ContractMachine} has it */
	static void start(final int number) throws Exception {
		machine = new ContractMachine(CONSOLE, number);
	}

	@AfterAll
	static void stop() throws Exception {
		if (machine != null) {
			machine.close();
			machine = null;
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

	@Override
	public Optional<ToolCommand> slowTool() {
		return Optional.of(ContractMachine.slowTool());
	}
}
