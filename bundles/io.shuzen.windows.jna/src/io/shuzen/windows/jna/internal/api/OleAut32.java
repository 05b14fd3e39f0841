package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.win32.StdCallLibrary;

/** Texts as components take them (oleauto.h). */
public interface OleAut32 extends StdCallLibrary {

	Pointer SysAllocString(WString text);

	void SysFreeString(Pointer text);
}
