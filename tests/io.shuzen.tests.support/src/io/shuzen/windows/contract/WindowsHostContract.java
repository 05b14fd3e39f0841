package io.shuzen.windows.contract;

import org.junit.jupiter.api.AfterEach;

import io.shuzen.core.host.WindowsHost;

/**
 * What a {@link WindowsHost} must do, whatever is behind it. A back end's test extends this and opens an endpoint whose state is that of
 * {@code contract.yaml}, fresh for every test; what such an endpoint cannot have is left out by {@link #capabilities()}, and what the back
 * end itself cannot do is named by {@link #unsupported()}, which it must then say in words.
 */
public abstract class WindowsHostContract
		implements RegistryContract, FileContract, UserContract, MachineContract, ConductContract {

	/** The scenario beside this class. */
	public static final String SCENARIO = "contract.yaml";

	private WindowsHost host;

	/** Opens an endpoint in the state of the scenario; asked once for every test that needs it. */
	protected abstract WindowsHost open() throws Exception;

	/** What becomes of the endpoint when a test is done; it may be closed already. */
	protected void release(final WindowsHost used) {
		used.close();
	}

	@AfterEach
	void releaseHost() {
		if (host != null) {
			release(host);
		}
	}

	@Override
	public final synchronized WindowsHost host() {
		if (host == null) {
			try {
				host = open();
			} catch (final Exception e) {
				throw new IllegalStateException(e);
			}
		}
		return host;
	}
}
