package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** A process (wtsapi32.h). */
@Structure.FieldOrder({ "SessionId", "ProcessId", "pProcessName", "pUserSid" })
public final class WTS_PROCESS_INFOW extends Structure {

	public int SessionId;
	public int ProcessId;
	public Pointer pProcessName;
	public Pointer pUserSid;

	/** An empty one, to be filled. */
	public WTS_PROCESS_INFOW() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public WTS_PROCESS_INFOW(final Pointer address) {
		super(address);
		read();
	}
}
