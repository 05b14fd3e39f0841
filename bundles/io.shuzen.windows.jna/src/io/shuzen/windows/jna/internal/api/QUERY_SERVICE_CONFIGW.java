package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** How a service is configured (winsvc.h). */
@Structure.FieldOrder({ "dwServiceType", "dwStartType", "dwErrorControl", "lpBinaryPathName", "lpLoadOrderGroup", "dwTagId", "lpDependencies", "lpServiceStartName", "lpDisplayName" })
public final class QUERY_SERVICE_CONFIGW extends Structure {

	public int dwServiceType;
	public int dwStartType;
	public int dwErrorControl;
	public Pointer lpBinaryPathName;
	public Pointer lpLoadOrderGroup;
	public int dwTagId;
	public Pointer lpDependencies;
	public Pointer lpServiceStartName;
	public Pointer lpDisplayName;

	/** An empty one, to be filled. */
	public QUERY_SERVICE_CONFIGW() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public QUERY_SERVICE_CONFIGW(final Pointer address) {
		super(address);
		read();
	}
}
