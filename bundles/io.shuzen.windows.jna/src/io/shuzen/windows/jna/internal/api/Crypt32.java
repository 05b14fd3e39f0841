package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.win32.StdCallLibrary;

/** Certificate stores (wincrypt.h). */
public interface Crypt32 extends StdCallLibrary {

	/** @param provider a number, as an address */
	Pointer CertOpenStore(Pointer provider, int encoding, long cryptographicProvider, int flags, WString store);

	/** @param previous the one before, which is freed; null for the first */
	Pointer CertEnumCertificatesInStore(Pointer store, Pointer previous);

	boolean CertCloseStore(Pointer store, int flags);
}
