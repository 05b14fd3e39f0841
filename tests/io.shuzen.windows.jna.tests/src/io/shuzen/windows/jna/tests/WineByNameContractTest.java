package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.RegistryContract;
import io.shuzen.windows.jna.internal.WindowsApiConnector;

/**
 * Scheme {@code rpc} over the real functions of Wine's DLLs: RegConnectRegistry and OpenSCManager are given a machine's name. Wine reaches
 * no other machine, so the name is that of its own.
 */
@Timeout(120)
class WineByNameContractTest implements RegistryContract {

	@TempDir
	static Path folder;
	private static WineProcess wine;
	private static WindowsHost own;
	private static String name;

	private WindowsHost host;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(HeaderProgram.canRun(), "needs x86_64-w64-mingw32-gcc (gcc-mingw-w64-x86-64) and wine64");
		wine = WineProcess.start(folder);
		own = WindowsApiConnector.open(EndpointDescriptor.of("WINE", "localhost", "local"), wine.api(), Cancellation.none());
		name = own.read(Set.of(SystemProbe.INSTANCE), Cancellation.none()).answer(SystemProbe.INSTANCE).asOptional().orElseThrow().hostName();
	}

	@AfterAll
	static void stop() throws Exception {
		if (own != null) {
			own.close();
		}
		if (wine != null) {
			wine.close();
		}
	}

	@BeforeEach
	void open() throws Exception {
		ContractState.make(own);
		new WineState(wine).make();
		host = WindowsApiConnector.open(EndpointDescriptor.of("BY-NAME", name, "rpc"), wine.api(), Cancellation.none());
	}

	@AfterEach
	void close() {
		if (host != null) {
			host.close();
		}
	}

	@Override
	public WindowsHost host() {
		return host;
	}

	@Override
	public Set<Capability> capabilities() {
		return EnumSet.of(Capability.ALL_REGISTRY_TYPES, Capability.BITS_32, Capability.SERVICES);
	}

	/** Every call goes through a pipe: thousands of keys would measure that. */
	@Override
	public int largeTree() {
		return 500;
	}

	@Test
	void configuresAServiceAndRestoresIt() {
		final ServiceProbe probe = new ServiceProbe("ShuzenContract");
		final StartType before = present(probe).startType();
		final Outcome made = apply(new ServiceConfigure("ShuzenContract", Optional.of(StartType.DISABLED), Optional.empty()));
		assertEquals(StartType.DISABLED, present(probe).startType());
		undo(made);
		assertEquals(before, present(probe).startType());
		final ServiceProbe missing = new ServiceProbe("NoSuchService");
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	void aMachineThatIsNotThereCannotBeReached() {
		final FailureException failure = assertThrows(FailureException.class,
				() -> WindowsApiConnector.open(EndpointDescriptor.of("NOBODY", "no-such-machine", "rpc"), wine.api(), Cancellation.none()));
		assertEquals(FailureKind.UNREACHABLE, failure.failure().kind());
	}
}
