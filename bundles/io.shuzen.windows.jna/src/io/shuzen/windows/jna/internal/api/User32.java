package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Top-level windows of the own session (winuser.h). */
public interface User32 extends StdCallLibrary {

	/** WNDENUMPROC. */
	interface WindowVisitor extends StdCallCallback {
		boolean visit(Pointer window, long data);
	}

	boolean EnumWindows(WindowVisitor visitor, long data);

	int GetWindowThreadProcessId(Pointer window, IntByReference process);

	int GetWindowTextW(Pointer window, char[] text, int length);

	boolean IsWindowVisible(Pointer window);

	Pointer GetWindow(Pointer window, int command);

	boolean PostMessageW(Pointer window, int message, long wParam, long lParam);
}
