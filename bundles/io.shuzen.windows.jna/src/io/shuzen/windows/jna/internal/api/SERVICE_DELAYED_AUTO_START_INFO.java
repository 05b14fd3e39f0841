package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** Whether a service that starts automatically does so late (winsvc.h). */
@Structure.FieldOrder({ "fDelayedAutostart" })
public final class SERVICE_DELAYED_AUTO_START_INFO extends Structure {

	public int fDelayedAutostart;

	/** An empty one, to be filled. */
	public SERVICE_DELAYED_AUTO_START_INFO() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public SERVICE_DELAYED_AUTO_START_INFO(final Pointer address) {
		super(address);
		read();
	}
}
