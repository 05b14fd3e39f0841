package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** A local group that a user is in (lmaccess.h). */
@Structure.FieldOrder({ "lgrui0_name" })
public final class LOCALGROUP_USERS_INFO_0 extends Structure {

	public Pointer lgrui0_name;

	/** An empty one, to be filled. */
	public LOCALGROUP_USERS_INFO_0() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public LOCALGROUP_USERS_INFO_0(final Pointer address) {
		super(address);
		read();
	}
}
