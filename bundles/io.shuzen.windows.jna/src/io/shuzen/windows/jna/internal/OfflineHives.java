package io.shuzen.windows.jna.internal;

import java.util.List;
import java.util.Optional;

import com.sun.jna.Memory;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.windows.jna.internal.api.TOKEN_PRIVILEGES;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/**
 * Reads the registry of a user who is not signed in: loads the hive file below HKEY_USERS for the time of one reading. While it is
 * loaded the user cannot sign in properly, therefore only where the endpoint's option {@code offlineHives} asks for it.
 */
final class OfflineHives {

	private static final List<String> PRIVILEGES = List.of("SeBackupPrivilege", "SeRestorePrivilege");

	private final WindowsApi api;
	private final Registry registry;

	OfflineHives(final WindowsApi api, final Registry registry) {
		this.api = api;
		this.registry = registry;
	}

	/** @param profile the user's profile folder */
	Optional<RegistryKey> read(final RegistryProbe probe, final String sid, final String profile, final Cancellation cancellation)
			throws WindowsCallException {
		PRIVILEGES.forEach(this::enable);
		final WString name = new WString("Shuzen-" + sid);
		final String file = profile + "\\NTUSER.DAT";
		final int error = api.advapi32().RegLoadKeyW(WindowsApi.HKEY_USERS, name, new WString(file));
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.call("RegLoadKey", file, error);
		}
		Optional<RegistryKey> key = Optional.empty();
		try {
			final String below = probe.path().key().isEmpty() ? "" : '\\' + probe.path().key();
			key = registry.readAt(probe.path(), RegistryPath.parse("HKU\\" + name + below), probe.view(), probe.recursive(),
					cancellation);
		} finally {
			unload(name);
		}
		return key;
	}

	private void unload(final WString name) throws WindowsCallException {
		final int error = api.advapi32().RegUnLoadKeyW(WindowsApi.HKEY_USERS, name);
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "hiveStaysLoaded", name.toString(), Integer.toString(error));
		}
	}

	/** Without the privilege RegLoadKey fails and says so: what went wrong here needs no words of its own. */
	private void enable(final String privilege) {
		final PointerByReference token = new PointerByReference();
		if (!api.advapi32().OpenProcessToken(api.kernel32().GetCurrentProcess(),
				WindowsConstants.TOKEN_ADJUST_PRIVILEGES | WindowsConstants.TOKEN_QUERY, token)) {
			return;
		}
		try {
			final Memory luid = new Memory(Long.BYTES);
			if (api.advapi32().LookupPrivilegeValueW(null, new WString(privilege), luid)) {
				final TOKEN_PRIVILEGES wanted = new TOKEN_PRIVILEGES();
				wanted.PrivilegeCount = 1;
				wanted.LuidLowPart = luid.getInt(0);
				wanted.LuidHighPart = luid.getInt(Integer.BYTES);
				wanted.Attributes = WindowsConstants.SE_PRIVILEGE_ENABLED;
				wanted.write();
				api.advapi32().AdjustTokenPrivileges(token.getValue(), false, wanted.getPointer(), 0, null, null);
			}
		} finally {
			api.kernel32().CloseHandle(token.getValue());
		}
	}
}
