package io.shuzen.windows.jna.internal.api;

/** Constants by their names in the Windows headers. */
public final class WindowsConstants {

	// winerror.h
	public static final int ERROR_SUCCESS = 0;
	public static final int ERROR_FILE_NOT_FOUND = 2;
	public static final int ERROR_PATH_NOT_FOUND = 3;
	public static final int ERROR_ACCESS_DENIED = 5;
	public static final int ERROR_INVALID_PARAMETER = 87;
	public static final int ERROR_MORE_DATA = 234;
	public static final int ERROR_NO_MORE_ITEMS = 259;
	public static final int ERROR_SERVICE_DISABLED = 1058;
	public static final int ERROR_SERVICE_DOES_NOT_EXIST = 1060;
	public static final int ERROR_SERVICE_NOT_ACTIVE = 1062;
	public static final int ERROR_SERVICE_ALREADY_RUNNING = 1056;
	public static final int ERROR_NOT_FOUND = 1168;
	public static final int ERROR_NO_SUCH_LOGON_SESSION = 1312;

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

	// lmjoin.h
	public static final int NetSetupDomainName = 3;
	public static final int DSREG_DEVICE_JOIN = 1;
	public static final int DSREG_WORKPLACE_JOIN = 2;

	// winuser.h
	public static final int WM_CLOSE = 0x0010;
	public static final int GW_OWNER = 4;

	private WindowsConstants() {
	}
}
