package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Sessions and the processes in them (wtsapi32.h). */
public interface Wtsapi32 extends StdCallLibrary {

	Pointer WTSOpenServerW(WString machine);

	void WTSCloseServer(Pointer server);

	boolean WTSEnumerateSessionsW(Pointer server, int reserved, int version, PointerByReference sessions, IntByReference count);

	boolean WTSEnumerateProcessesW(Pointer server, int reserved, int version, PointerByReference processes,
			IntByReference count);

	boolean WTSQuerySessionInformationW(Pointer server, int session, int kind, PointerByReference buffer, IntByReference bytes);

	boolean WTSLogoffSession(Pointer server, int session, boolean wait);

	void WTSFreeMemory(Pointer memory);
}
