package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** A member of a local group (lmaccess.h). */
@Structure.FieldOrder({ "lgrmi2_sid", "lgrmi2_sidusage", "lgrmi2_domainandname" })
public final class LOCALGROUP_MEMBERS_INFO_2 extends Structure {

	public Pointer lgrmi2_sid;
	public int lgrmi2_sidusage;
	public Pointer lgrmi2_domainandname;

	/** An empty one, to be filled. */
	public LOCALGROUP_MEMBERS_INFO_2() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public LOCALGROUP_MEMBERS_INFO_2(final Pointer address) {
		super(address);
		read();
	}
}
