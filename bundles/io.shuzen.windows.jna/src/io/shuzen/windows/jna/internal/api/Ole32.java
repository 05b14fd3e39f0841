package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Components (combaseapi.h). */
public interface Ole32 extends StdCallLibrary {

	int CoInitializeEx(Pointer reserved, int threading);

	int CLSIDFromString(WString text, byte[] identifier);

	int CoCreateInstance(byte[] component, Pointer outer, int context, byte[] interfaceIdentifier, PointerByReference object);
}
