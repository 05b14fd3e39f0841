package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.WindowsHostContract;
import io.shuzen.windows.jna.internal.WindowsApiConnector;

/**
 * The contract over the real functions of Wine's DLLs, called in a process of Wine. What goes through Java itself (files, tools,
 * connections) is this machine's there, and left out.
 */
@Timeout(120)
class WineContractTest extends WindowsHostContract {

	@TempDir
	static Path folder;
	private static WineProcess wine;
	private static WineState state;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(HeaderProgram.canRun(), "needs x86_64-w64-mingw32-gcc (gcc-mingw-w64-x86-64) and wine64");
		wine = WineProcess.start(folder);
		state = new WineState(wine);
	}

	@AfterAll
	static void stop() throws Exception {
		if (wine != null) {
			wine.close();
		}
	}

	@Override
	protected WindowsHost open() throws Exception {
		final WindowsHost host = WindowsApiConnector.open(EndpointDescriptor.of("WINE", "localhost", "local"), wine.api(),
				Cancellation.none());
		ContractState.make(host);
		state.make();
		wine.startWaiting("contract.exe");
		return host;
	}

	@Override
	public Set<Capability> capabilities() {
		return EnumSet.of(Capability.ALL_REGISTRY_TYPES, Capability.BITS_32, Capability.CREDENTIALS, Capability.SERVICES,
				Capability.CERTIFICATES, Capability.TASKS, Capability.NETWORK);
	}

	@Override
	public Set<Capability> unsupported() {
		return EnumSet.of(Capability.PACKAGES, Capability.USER_TOOLS, Capability.USER_DEVICE_JOIN, Capability.RESTART);
	}

	/** Every call goes through a pipe: thousands of keys would measure that. */
	@Override
	public int largeTree() {
		return 500;
	}

	/** The one Wine runs as, who alone has a profile there. */
	@Override
	public String firstUser() {
		return '\\' + System.getProperty("user.name").toLowerCase(Locale.ROOT);
	}
}
