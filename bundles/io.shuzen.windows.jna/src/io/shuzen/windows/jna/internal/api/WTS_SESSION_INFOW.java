package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** A session (wtsapi32.h). */
@Structure.FieldOrder({ "SessionId", "pWinStationName", "State" })
public final class WTS_SESSION_INFOW extends Structure {

	public int SessionId;
	public Pointer pWinStationName;
	public int State;

	/** An empty one, to be filled. */
	public WTS_SESSION_INFOW() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public WTS_SESSION_INFOW(final Pointer address) {
		super(address);
		read();
	}
}
