package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Processes, handles and the system's own properties (processthreadsapi.h, handleapi.h, sysinfoapi.h, winnls.h). */
public interface Kernel32 extends StdCallLibrary {

	Pointer GetCurrentProcess();

	Pointer OpenProcess(int access, boolean inherit, int id);

	boolean QueryFullProcessImageNameW(Pointer process, int flags, char[] name, IntByReference length);

	boolean TerminateProcess(Pointer process, int exitCode);

	int WaitForSingleObject(Pointer handle, int milliseconds);

	boolean CloseHandle(Pointer handle);

	Pointer LocalFree(Pointer memory);

	Pointer GlobalFree(Pointer memory);

	long GetTickCount64();

	boolean GetComputerNameExW(int kind, char[] name, IntByReference length);

	int GetACP();

	int GetOEMCP();
}
