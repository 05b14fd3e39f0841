package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/** How a machine belongs to a domain, local groups and the time (lmjoin.h, lmaccess.h, lmremutl.h). */
public interface Netapi32 extends StdCallLibrary {

	int NetGetJoinInformation(WString server, PointerByReference name, IntByReference status);

	int NetApiBufferFree(Pointer buffer);

	int NetGetAadJoinInformation(WString tenant, PointerByReference information);

	void NetFreeAadJoinInformation(Pointer information);

	int NetLocalGroupGetMembers(WString server, WString group, int level, PointerByReference buffer, int preferredLength,
			IntByReference read, IntByReference total, Pointer resume);

	int NetUserGetLocalGroups(WString server, WString user, int level, int flags, PointerByReference buffer, int preferredLength,
			IntByReference read, IntByReference total);

	int NetRemoteTOD(WString server, PointerByReference time);
}
