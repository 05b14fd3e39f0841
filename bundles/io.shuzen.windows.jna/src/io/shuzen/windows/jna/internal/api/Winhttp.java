package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary;

/** The proxy of services (winhttp.h). */
public interface Winhttp extends StdCallLibrary {

	boolean WinHttpGetDefaultProxyConfiguration(Pointer information);
}
