package io.shuzen.windows.jna.internal.api;

import java.util.function.LongFunction;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The DLLs, loaded.
 *
 * @param advapi32   registry, services, credentials
 * @param kernel32   processes
 * @param wtsapi32   sessions
 * @param netapi32   domain membership, groups, time
 * @param user32     windows
 * @param wevtapi    event logs
 * @param crypt32    certificates
 * @param ole32      making components
 * @param oleAut32   texts for components
 * @param winhttp    the proxy of services
 * @param components calling methods of components
 * @param memory     makes room of that many bytes for what a function fills with addresses
 */
public record WindowsApi(Advapi32 advapi32, Kernel32 kernel32, Wtsapi32 wtsapi32, Netapi32 netapi32, User32 user32, Wevtapi wevtapi,
		Crypt32 crypt32, Ole32 ole32, OleAut32 oleAut32, Winhttp winhttp, ComponentCalls components, LongFunction<Pointer> memory) {

	// winreg.h: (HKEY)(ULONG_PTR)((LONG)0x8000000n), so the sign is extended
	public static final Pointer HKEY_CLASSES_ROOT = Pointer.createConstant((long) 0x80000000);
	public static final Pointer HKEY_LOCAL_MACHINE = Pointer.createConstant((long) 0x80000002);
	public static final Pointer HKEY_USERS = Pointer.createConstant((long) 0x80000003);

	/** @throws UnsatisfiedLinkError where this is no Windows */
	public static WindowsApi load() {
		return new WindowsApi(Native.load("advapi32", Advapi32.class), Native.load("kernel32", Kernel32.class),
				Native.load("wtsapi32", Wtsapi32.class), Native.load("netapi32", Netapi32.class), Native.load("user32", User32.class),
				Native.load("wevtapi", Wevtapi.class), Native.load("crypt32", Crypt32.class), Native.load("ole32", Ole32.class),
				Native.load("oleaut32", OleAut32.class), Native.load("winhttp", Winhttp.class), ComponentCalls.NATIVE, Memory::new);
	}

	/** Room for a function to fill. */
	public Pointer room(final long bytes) {
		return memory.apply(bytes);
	}

	/** GetLastError of the call that was made just before on this thread. */
	public static int lastError() {
		return Native.getLastError();
	}
}
