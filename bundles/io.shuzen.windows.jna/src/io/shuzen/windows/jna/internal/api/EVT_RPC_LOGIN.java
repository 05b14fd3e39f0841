package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** Where and as whom event logs of another machine are read (winevt.h). */
@Structure.FieldOrder({ "Server", "User", "Domain", "Password", "Flags" })
public final class EVT_RPC_LOGIN extends Structure {

	public Pointer Server;
	public Pointer User;
	public Pointer Domain;
	public Pointer Password;
	public int Flags;

	/** An empty one, to be filled. */
	public EVT_RPC_LOGIN() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public EVT_RPC_LOGIN(final Pointer address) {
		super(address);
		read();
	}
}
