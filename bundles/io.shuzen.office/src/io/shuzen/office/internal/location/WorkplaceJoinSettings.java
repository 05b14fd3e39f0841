package io.shuzen.office.internal.location;

import io.shuzen.core.probe.RegistryProbe;

/** The policy that keeps Office from registering work accounts with the device ("Microsoft Entra device management FAQ"). */
public final class WorkplaceJoinSettings {

	public static final RegistryProbe POLICY = RegistryProbe.key("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin");

	/** 1 keeps accounts from being registered; understood from version 1803 with an update on. */
	public static final String BLOCK = "BlockAADWorkplaceJoin";

	/** 1 lets domain joined devices register by themselves, 0 keeps them from it. */
	public static final String AUTOMATIC = "autoWorkplaceJoin";

	private WorkplaceJoinSettings() {
	}
}
