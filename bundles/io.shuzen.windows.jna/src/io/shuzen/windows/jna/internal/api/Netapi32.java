package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/** How the machine belongs to a domain, and local groups (lmjoin.h, lmaccess.h). */
public interface Netapi32 extends StdCallLibrary {

	int NetGetJoinInformation(WString server, PointerByReference name, IntByReference status);

	int NetApiBufferFree(Pointer buffer);

	int NetGetAadJoinInformation(WString tenant, PointerByReference information);

	void NetFreeAadJoinInformation(Pointer information);
}
