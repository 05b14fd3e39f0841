package io.shuzen.windows.jna.internal.api;

/** Classes and interfaces of components by their names in the Windows headers (taskschd.h, netlistmgr.h). */
public final class ComponentIdentifiers {

	public static final String CLSID_TaskScheduler = "{0F87369F-A4E5-4CFC-BD3E-73E6154572DD}";
	public static final String IID_ITaskService = "{2FABA4C7-4DA9-4013-9697-20CC3FD40F85}";
	public static final String CLSID_NetworkListManager = "{DCB00C01-570F-4A9B-8D69-199FDBA5723B}";
	public static final String IID_INetworkListManager = "{DCB00000-570F-4A9B-8D69-199FDBA5723B}";

	private ComponentIdentifiers() {
	}
}
