package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** The proxy of services (winhttp.h). */
@Structure.FieldOrder({ "dwAccessType", "lpszProxy", "lpszProxyBypass" })
public final class WINHTTP_PROXY_INFO extends Structure {

	public int dwAccessType;
	public Pointer lpszProxy;
	public Pointer lpszProxyBypass;

	/** An empty one, to be filled. */
	public WINHTTP_PROXY_INFO() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public WINHTTP_PROXY_INFO(final Pointer address) {
		super(address);
		read();
	}
}
