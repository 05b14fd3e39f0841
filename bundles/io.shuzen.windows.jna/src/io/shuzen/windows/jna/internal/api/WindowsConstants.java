package io.shuzen.windows.jna.internal.api;

/** Constants by their names in the Windows headers. */
public final class WindowsConstants {

	// winerror.h
	public static final int ERROR_SUCCESS = 0;
	public static final int ERROR_FILE_NOT_FOUND = 2;
	public static final int ERROR_PATH_NOT_FOUND = 3;
	public static final int ERROR_ACCESS_DENIED = 5;
	public static final int ERROR_REM_NOT_LIST = 51;
	public static final int ERROR_BAD_NETPATH = 53;
	public static final int ERROR_NETNAME_DELETED = 64;
	public static final int ERROR_INVALID_PARAMETER = 87;
	public static final int ERROR_INSUFFICIENT_BUFFER = 122;
	public static final int ERROR_INVALID_LEVEL = 124;
	public static final int ERROR_MORE_DATA = 234;
	public static final int ERROR_NO_MORE_ITEMS = 259;
	public static final int ERROR_SERVICE_DISABLED = 1058;
	public static final int ERROR_SERVICE_DOES_NOT_EXIST = 1060;
	public static final int ERROR_SERVICE_NOT_ACTIVE = 1062;
	public static final int ERROR_SERVICE_ALREADY_RUNNING = 1056;
	public static final int ERROR_NOT_FOUND = 1168;
	public static final int ERROR_NO_SUCH_ALIAS = 1376;
	public static final int RPC_S_SERVER_UNAVAILABLE = 1722;
	public static final int RPC_S_CALL_FAILED = 1726;
	public static final int ERROR_EVT_CHANNEL_NOT_FOUND = 15007;
	public static final int ERROR_EVT_INVALID_QUERY = 15001;
	public static final int ERROR_NO_SUCH_LOGON_SESSION = 1312;
	public static final int ERROR_LOGON_FAILURE = 1326;

	// winnt.h
	public static final int KEY_READ = 0x20019;
	public static final int KEY_WRITE = 0x20006;
	public static final int KEY_WOW64_64KEY = 0x0100;
	public static final int KEY_WOW64_32KEY = 0x0200;
	public static final int DELETE = 0x10000;
	public static final int REG_OPTION_NON_VOLATILE = 0;
	public static final int REG_CREATED_NEW_KEY = 1;
	public static final int TOKEN_QUERY = 0x0008;
	public static final int TOKEN_ADJUST_PRIVILEGES = 0x0020;
	public static final int SE_PRIVILEGE_ENABLED = 2;
	public static final int TokenUser = 1;
	public static final int PROCESS_TERMINATE = 0x0001;
	public static final int PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;
	public static final int SYNCHRONIZE = 0x100000;

	// winbase.h
	public static final int WAIT_OBJECT_0 = 0;
	public static final int ComputerNameDnsHostname = 1;

	// winsvc.h
	public static final int SC_MANAGER_CONNECT = 0x0001;
	public static final int SERVICE_QUERY_CONFIG = 0x0001;
	public static final int SERVICE_CHANGE_CONFIG = 0x0002;
	public static final int SERVICE_QUERY_STATUS = 0x0004;
	public static final int SERVICE_START = 0x0010;
	public static final int SERVICE_STOP = 0x0020;
	public static final int SERVICE_NO_CHANGE = 0xFFFFFFFF;
	public static final int SERVICE_CONTROL_STOP = 1;
	public static final int SERVICE_CONFIG_DELAYED_AUTO_START_INFO = 3;
	public static final int SC_STATUS_PROCESS_INFO = 0;
	public static final int SERVICE_BOOT_START = 0;
	public static final int SERVICE_SYSTEM_START = 1;
	public static final int SERVICE_AUTO_START = 2;
	public static final int SERVICE_DEMAND_START = 3;
	public static final int SERVICE_DISABLED = 4;
	public static final int SERVICE_STOPPED = 1;
	public static final int SERVICE_START_PENDING = 2;
	public static final int SERVICE_STOP_PENDING = 3;
	public static final int SERVICE_RUNNING = 4;
	public static final int SERVICE_CONTINUE_PENDING = 5;
	public static final int SERVICE_PAUSE_PENDING = 6;
	public static final int SERVICE_PAUSED = 7;

	// wincred.h
	public static final int CRED_TYPE_GENERIC = 1;
	public static final int CRED_TYPE_DOMAIN_PASSWORD = 2;
	public static final int CRED_TYPE_DOMAIN_CERTIFICATE = 3;
	public static final int CRED_TYPE_DOMAIN_VISIBLE_PASSWORD = 4;
	public static final int CRED_TYPE_GENERIC_CERTIFICATE = 5;
	public static final int CRED_TYPE_DOMAIN_EXTENDED = 6;

	// wtsapi32.h
	public static final int WTSActive = 0;
	public static final int WTSDisconnected = 4;
	public static final int WTSUserName = 5;
	public static final int WTSDomainName = 7;
	public static final int WTSSessionInfo = 24;

	// lmjoin.h
	public static final int NetSetupDomainName = 3;
	public static final int DSREG_DEVICE_JOIN = 1;
	public static final int DSREG_WORKPLACE_JOIN = 2;

	// lmerr.h, lmaccess.h, lmcons.h
	public static final int NERR_GroupNotFound = 2220;
	public static final int NERR_UserNotFound = 2221;
	public static final int LG_INCLUDE_INDIRECT = 1;
	public static final int MAX_PREFERRED_LENGTH = -1;

	// winevt.h
	public static final int EvtRpcLogin = 1;
	public static final int EvtQueryChannelPath = 0x1;
	public static final int EvtQueryReverseDirection = 0x200;
	public static final int EvtRenderEventXml = 1;
	public static final int EvtFormatMessageEvent = 1;

	// wincrypt.h
	public static final int CERT_STORE_PROV_SYSTEM_W = 10;
	public static final int CERT_SYSTEM_STORE_CURRENT_USER = 0x10000;
	public static final int CERT_SYSTEM_STORE_LOCAL_MACHINE = 0x20000;
	public static final int CERT_SYSTEM_STORE_USERS = 0x60000;
	public static final int CERT_STORE_READONLY_FLAG = 0x8000;
	public static final int CERT_STORE_OPEN_EXISTING_FLAG = 0x4000;

	// objbase.h, winerror.h, wtypes.h
	public static final int COINIT_MULTITHREADED = 0;
	public static final int CLSCTX_INPROC_SERVER = 1;
	public static final int CLSCTX_LOCAL_SERVER = 4;
	public static final int RPC_E_CHANGED_MODE = 0x80010106;
	public static final int SCHED_S_TASK_HAS_NOT_RUN = 0x41303;

	// netlistmgr.h
	public static final int NLM_CONNECTIVITY_IPV4_NOTRAFFIC = 0x1;
	public static final int NLM_CONNECTIVITY_IPV6_NOTRAFFIC = 0x2;
	public static final int NLM_CONNECTIVITY_IPV4_SUBNET = 0x10;
	public static final int NLM_CONNECTIVITY_IPV4_LOCALNETWORK = 0x20;
	public static final int NLM_CONNECTIVITY_IPV4_INTERNET = 0x40;
	public static final int NLM_CONNECTIVITY_IPV6_SUBNET = 0x100;
	public static final int NLM_CONNECTIVITY_IPV6_LOCALNETWORK = 0x200;
	public static final int NLM_CONNECTIVITY_IPV6_INTERNET = 0x400;
	public static final int NLM_NETWORK_CATEGORY_PUBLIC = 0;
	public static final int NLM_NETWORK_CATEGORY_PRIVATE = 1;
	public static final int NLM_NETWORK_CATEGORY_DOMAIN_AUTHENTICATED = 2;

	// winhttp.h
	public static final int WINHTTP_ACCESS_TYPE_NAMED_PROXY = 3;

	// reason.h
	public static final int SHTDN_REASON_MAJOR_APPLICATION = 0x00040000;
	public static final int SHTDN_REASON_MINOR_MAINTENANCE = 0x00000001;
	public static final int SHTDN_REASON_FLAG_PLANNED = 0x80000000;

	// winuser.h
	public static final int WM_CLOSE = 0x0010;
	public static final int GW_OWNER = 4;

	private WindowsConstants() {
	}
}
