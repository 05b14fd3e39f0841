package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** What a service does (winsvc.h). */
@Structure.FieldOrder({ "dwServiceType", "dwCurrentState", "dwControlsAccepted", "dwWin32ExitCode", "dwServiceSpecificExitCode", "dwCheckPoint", "dwWaitHint", "dwProcessId", "dwServiceFlags" })
public final class SERVICE_STATUS_PROCESS extends Structure {

	public int dwServiceType;
	public int dwCurrentState;
	public int dwControlsAccepted;
	public int dwWin32ExitCode;
	public int dwServiceSpecificExitCode;
	public int dwCheckPoint;
	public int dwWaitHint;
	public int dwProcessId;
	public int dwServiceFlags;

	/** An empty one, to be filled. */
	public SERVICE_STATUS_PROCESS() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public SERVICE_STATUS_PROCESS(final Pointer address) {
		super(address);
		read();
	}
}
