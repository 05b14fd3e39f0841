package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Event logs (winevt.h). */
public interface Wevtapi extends StdCallLibrary {

	Pointer EvtOpenSession(int loginClass, Pointer login, int timeout, int flags);

	Pointer EvtQuery(Pointer session, WString path, WString query, int flags);

	/** @param events takes addresses, 8 bytes each */
	boolean EvtNext(Pointer results, int count, byte[] events, int timeout, int flags, IntByReference returned);

	boolean EvtRender(Pointer context, Pointer fragment, int flags, int size, char[] buffer, IntByReference used,
			IntByReference properties);

	Pointer EvtOpenPublisherMetadata(Pointer session, WString publisher, WString logFile, int locale, int flags);

	boolean EvtFormatMessage(Pointer publisher, Pointer event, int message, int valueCount, Pointer values, int flags, int length,
			char[] buffer, IntByReference used);

	boolean EvtClose(Pointer object);
}
