package io.shuzen.windows.jna.internal;

import java.util.Optional;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.windows.jna.internal.api.EVT_RPC_LOGIN;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/**
 * The machine that the functions work on: the one Shuzen runs on, or another by remote procedure call, signed in to as the account
 * Shuzen runs as. Connections are made when first needed. Not thread-safe.
 */
final class Machine implements AutoCloseable {

	private final WindowsApi api;
	private final Optional<String> remote;
	private Pointer localMachine;
	private Pointer users;
	private Pointer terminalServer;
	private Pointer events;

	private Machine(final WindowsApi api, final Optional<String> remote) {
		this.api = api;
		this.remote = remote;
	}

	/** The one Shuzen runs on. */
	static Machine local(final WindowsApi api) {
		return new Machine(api, Optional.empty());
	}

	/** @param name host name or address, without backslashes */
	static Machine remote(final WindowsApi api, final String name) {
		return new Machine(api, Optional.of(name));
	}

	boolean isLocal() {
		return remote.isEmpty();
	}

	/** The other machine's name or address; empty for the own one. */
	Optional<String> remoteName() {
		return remote;
	}

	/** As the network functions take it: with two backslashes; null for the own machine. */
	WString server() {
		return remote.map(name -> new WString("\\\\" + name)).orElse(null);
	}

	/** An open root of the registry. */
	Pointer root(final RegistryHive hive) throws WindowsCallException {
		return switch (hive) {
		case LOCAL_MACHINE -> {
			localMachine = localMachine == null ? connected(WindowsApi.HKEY_LOCAL_MACHINE) : localMachine;
			yield localMachine;
		}
		case USERS -> {
			users = users == null ? connected(WindowsApi.HKEY_USERS) : users;
			yield users;
		}
		case CLASSES_ROOT -> WindowsApi.HKEY_CLASSES_ROOT;
		case CURRENT_USER -> throw WindowsApiFailures.refusal(FailureKind.INVALID_INPUT, "noUser", hive.abbreviation());
		};
	}

	private Pointer connected(final Pointer root) throws WindowsCallException {
		if (isLocal()) {
			return root;
		}
		final PointerByReference result = new PointerByReference();
		final int error = api.advapi32().RegConnectRegistryW(server(), root, result);
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.connection("RegConnectRegistry", remote.orElseThrow(), error);
		}
		return result.getValue();
	}

	/** For the functions of remote desktop services; null for the own machine. */
	Pointer terminalServer() throws WindowsCallException {
		if (!isLocal() && terminalServer == null) {
			// opening never fails, see WTSOpenServer: the first use of it does
			terminalServer = api.wtsapi32().WTSOpenServerW(new WString(remote.orElseThrow()));
		}
		return terminalServer;
	}

	/** For the functions of event logs; null for the own machine. */
	Pointer eventSession() throws WindowsCallException {
		if (!isLocal() && events == null) {
			final String name = remote.orElseThrow();
			final Memory text = new Memory((name.length() + 1L) * Character.BYTES);
			text.setWideString(0, name);
			final EVT_RPC_LOGIN login = new EVT_RPC_LOGIN();
			login.Server = text;
			login.write();
			events = api.wevtapi().EvtOpenSession(WindowsConstants.EvtRpcLogin, login.getPointer(), 0, 0);
			if (events == null) {
				throw WindowsApiFailures.connection("EvtOpenSession", name, WindowsApi.lastError());
			}
		}
		return events;
	}

	@Override
	public void close() {
		if (!isLocal()) {
			closeKey(localMachine);
			closeKey(users);
			if (terminalServer != null) {
				api.wtsapi32().WTSCloseServer(terminalServer);
			}
			if (events != null) {
				api.wevtapi().EvtClose(events);
			}
		}
		localMachine = null;
		users = null;
		terminalServer = null;
		events = null;
	}

	private void closeKey(final Pointer key) {
		if (key != null) {
			api.advapi32().RegCloseKey(key);
		}
	}
}
