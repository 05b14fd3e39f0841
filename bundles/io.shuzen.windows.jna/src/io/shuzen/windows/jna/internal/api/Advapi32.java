package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Registry, services, credentials, tokens and restarting (winreg.h, winsvc.h, wincred.h, securitybaseapi.h, sddl.h). */
public interface Advapi32 extends StdCallLibrary {

	int RegOpenKeyExW(Pointer key, WString subKey, int options, int access, PointerByReference result);

	int RegCreateKeyExW(Pointer key, WString subKey, int reserved, WString type, int options, int access, Pointer security,
			PointerByReference result, IntByReference disposition);

	int RegCloseKey(Pointer key);

	int RegQueryInfoKeyW(Pointer key, char[] type, IntByReference typeLength, IntByReference reserved, IntByReference subKeys,
			IntByReference longestSubKey, IntByReference longestType, IntByReference values, IntByReference longestValueName,
			IntByReference longestValue, IntByReference securityDescriptor, Pointer lastWrite);

	int RegEnumKeyExW(Pointer key, int index, char[] name, IntByReference nameLength, IntByReference reserved, char[] type,
			IntByReference typeLength, Pointer lastWrite);

	int RegEnumValueW(Pointer key, int index, char[] name, IntByReference nameLength, IntByReference reserved,
			IntByReference type, byte[] data, IntByReference dataLength);

	int RegSetValueExW(Pointer key, WString name, int reserved, int type, byte[] data, int dataLength);

	int RegDeleteValueW(Pointer key, WString name);

	int RegDeleteKeyExW(Pointer key, WString subKey, int view, int reserved);

	/** @param machine with two backslashes before it */
	int RegConnectRegistryW(WString machine, Pointer key, PointerByReference result);

	int RegLoadKeyW(Pointer key, WString subKey, WString file);

	int RegUnLoadKeyW(Pointer key, WString subKey);

	boolean CredEnumerateW(WString filter, int flags, IntByReference count, PointerByReference credentials);

	boolean CredDeleteW(WString target, int type, int flags);

	void CredFree(Pointer buffer);

	Pointer OpenSCManagerW(WString machine, WString database, int access);

	Pointer OpenServiceW(Pointer manager, WString name, int access);

	boolean CloseServiceHandle(Pointer handle);

	boolean QueryServiceStatusEx(Pointer service, int level, Pointer buffer, int size, IntByReference needed);

	boolean QueryServiceConfigW(Pointer service, Pointer buffer, int size, IntByReference needed);

	boolean QueryServiceConfig2W(Pointer service, int level, Pointer buffer, int size, IntByReference needed);

	boolean ChangeServiceConfigW(Pointer service, int type, int startType, int errorControl, WString path, WString group,
			Pointer tag, WString dependencies, WString account, WString password, WString displayName);

	boolean ChangeServiceConfig2W(Pointer service, int level, Pointer info);

	boolean StartServiceW(Pointer service, int count, Pointer arguments);

	boolean ControlService(Pointer service, int control, Pointer status);

	boolean InitiateSystemShutdownExW(WString machine, WString message, int seconds, boolean force, boolean restart, int reason);

	boolean AbortSystemShutdownW(WString machine);

	boolean OpenProcessToken(Pointer process, int access, PointerByReference token);

	boolean LookupPrivilegeValueW(WString system, WString name, Pointer luid);

	boolean AdjustTokenPrivileges(Pointer token, boolean disableAll, Pointer newState, int length, Pointer previous,
			IntByReference needed);

	boolean GetTokenInformation(Pointer token, int kind, Pointer buffer, int size, IntByReference needed);

	boolean ConvertSidToStringSidW(Pointer sid, PointerByReference text);

	boolean ConvertStringSidToSidW(WString text, PointerByReference sid);

	boolean LookupAccountSidW(WString system, Pointer sid, char[] name, IntByReference nameLength, char[] domain,
			IntByReference domainLength, IntByReference use);
}
