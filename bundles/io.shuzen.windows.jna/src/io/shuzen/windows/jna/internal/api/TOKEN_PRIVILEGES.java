package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** One privilege of a token (winnt.h); the LUID in its two halves. */
@Structure.FieldOrder({ "PrivilegeCount", "LuidLowPart", "LuidHighPart", "Attributes" })
public final class TOKEN_PRIVILEGES extends Structure {

	public int PrivilegeCount;
	public int LuidLowPart;
	public int LuidHighPart;
	public int Attributes;

	/** An empty one, to be filled. */
	public TOKEN_PRIVILEGES() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public TOKEN_PRIVILEGES(final Pointer address) {
		super(address);
		read();
	}
}
