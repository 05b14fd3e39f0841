package io.shuzen.windows.jna.internal.api;

/** Where methods stand in the tables of their interfaces (taskschd.h, netlistmgr.h), named {@code interface_method}. */
public final class ComponentSlots {

	public static final int IUnknown_Release = 2;

	public static final int ITaskService_GetFolder = 7;
	public static final int ITaskService_Connect = 10;
	public static final int ITaskFolder_GetTask = 13;
	public static final int IRegisteredTask_get_Enabled = 10;
	public static final int IRegisteredTask_get_LastTaskResult = 16;

	public static final int INetworkListManager_GetNetworkConnections = 9;
	public static final int IEnumNetworkConnections_Next = 8;
	public static final int INetworkConnection_GetNetwork = 7;
	public static final int INetworkConnection_GetAdapterId = 12;
	public static final int INetwork_GetName = 7;
	public static final int INetwork_GetConnectivity = 17;
	public static final int INetwork_GetCategory = 18;

	private ComponentSlots() {
	}
}
