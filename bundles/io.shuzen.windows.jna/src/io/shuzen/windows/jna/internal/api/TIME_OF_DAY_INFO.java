package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** What time a machine thinks it is (lmremutl.h). */
@Structure.FieldOrder({ "tod_elapsedt", "tod_msecs", "tod_hours", "tod_mins", "tod_secs", "tod_hunds", "tod_timezone", "tod_tinterval", "tod_day", "tod_month", "tod_year", "tod_weekday" })
public final class TIME_OF_DAY_INFO extends Structure {

	public int tod_elapsedt;
	public int tod_msecs;
	public int tod_hours;
	public int tod_mins;
	public int tod_secs;
	public int tod_hunds;
	public int tod_timezone;
	public int tod_tinterval;
	public int tod_day;
	public int tod_month;
	public int tod_year;
	public int tod_weekday;

	/** An empty one, to be filled. */
	public TIME_OF_DAY_INFO() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public TIME_OF_DAY_INFO(final Pointer address) {
		super(address);
		read();
	}
}
