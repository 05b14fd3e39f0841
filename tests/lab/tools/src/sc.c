/* sc.exe over the real service control manager: query, queryex, qc, config start=, start, stop, create, delete. */
#include "common/console.h"
#include <stdio.h>
#include <stdlib.h>

static SC_HANDLE manager;

__attribute__((noreturn)) static void fail(const wchar_t *operation, DWORD error)
{
	const wchar_t *text = error == ERROR_SERVICE_DOES_NOT_EXIST ? by_language(L"The specified service does not exist as an installed service.",
			L"指定されたサービスはインストールされたサービスとして存在しません。")
		: error == ERROR_SERVICE_ALREADY_RUNNING ? by_language(L"An instance of the service is already running.",
			L"サービスのインスタンスは既に実行中です。")
		: error == ERROR_SERVICE_NOT_ACTIVE ? by_language(L"The service has not been started.", L"サービスは開始されていません。")
		: error == ERROR_SERVICE_DISABLED ? by_language(L"The service cannot be started, either because it is disabled or because it has no "
			L"enabled devices associated with it.", L"無効であるか、または有効なデバイスが関連付けられていないため、サービスを開始できません。")
		: system_message(error);
	out(by_language(L"[SC] %ls FAILED %lu:\r\n\r\n%ls\r\n\r\n", L"[SC] %ls FAILED %lu:\r\n\r\n%ls\r\n\r\n"), operation, error, text);
	tool_end(error);
}

static SC_HANDLE open_service(const wchar_t *name, const wchar_t *operation, DWORD access)
{
	SC_HANDLE service = OpenServiceW(manager, name, access);
	if (!service)
		fail(operation, GetLastError());
	return service;
}

static const wchar_t *type_name(DWORD type)
{
	switch (type & 0xff) {
	case SERVICE_KERNEL_DRIVER: return L"KERNEL_DRIVER";
	case SERVICE_FILE_SYSTEM_DRIVER: return L"FILE_SYSTEM_DRIVER";
	case SERVICE_WIN32_OWN_PROCESS: return L"WIN32_OWN_PROCESS";
	case SERVICE_WIN32_SHARE_PROCESS: return L"WIN32_SHARE_PROCESS";
	case SERVICE_WIN32: return L"WIN32";
	default: return L"ERROR";
	}
}

static const wchar_t *state_name(DWORD state)
{
	static const wchar_t *names[] = {L"", L"STOPPED", L"START_PENDING", L"STOP_PENDING", L"RUNNING", L"CONTINUE_PENDING", L"PAUSE_PENDING",
		L"PAUSED"};
	return state < 8 ? names[state] : L"";
}

static void show_status(const wchar_t *name, const wchar_t *display_name, const SERVICE_STATUS_PROCESS *status, BOOL extended)
{
	out(L"\r\nSERVICE_NAME: %ls \r\n", name);
	if (display_name)
		out(L"DISPLAY_NAME: %ls\r\n", display_name);
	out(L"        TYPE               : %lx  %ls  \r\n", status->dwServiceType & 0xff, type_name(status->dwServiceType));
	out(L"        STATE              : %lu  %ls \r\n", status->dwCurrentState, state_name(status->dwCurrentState));
	if (status->dwCurrentState != SERVICE_STOPPED || !display_name)
		out(L"                                (%ls, %ls, %ls)\r\n",
			status->dwControlsAccepted & SERVICE_ACCEPT_STOP ? L"STOPPABLE" : L"NOT_STOPPABLE",
			status->dwControlsAccepted & SERVICE_ACCEPT_PAUSE_CONTINUE ? L"PAUSABLE" : L"NOT_PAUSABLE",
			status->dwControlsAccepted & SERVICE_ACCEPT_SHUTDOWN ? L"ACCEPTS_SHUTDOWN" : L"IGNORES_SHUTDOWN");
	out(L"        WIN32_EXIT_CODE    : %lu  (0x%lx)\r\n", status->dwWin32ExitCode, status->dwWin32ExitCode);
	out(L"        SERVICE_EXIT_CODE  : %lu  (0x%lx)\r\n", status->dwServiceSpecificExitCode, status->dwServiceSpecificExitCode);
	out(L"        CHECKPOINT         : 0x%lx\r\n        WAIT_HINT          : 0x%lx\r\n", status->dwCheckPoint, status->dwWaitHint);
	if (extended)
		out(L"        PID                : %lu\r\n        FLAGS              : \r\n", status->dwProcessId);
}

static void show_one(const wchar_t *name, BOOL extended)
{
	SERVICE_STATUS_PROCESS status;
	DWORD needed;
	SC_HANDLE service = open_service(name, L"EnumQueryServicesStatus:OpenService", SERVICE_QUERY_STATUS);
	if (!QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, (BYTE *)&status, sizeof status, &needed))
		fail(L"QueryServiceStatus", GetLastError());
	show_status(name, NULL, &status, extended);
}

static void show_all(DWORD type, DWORD state, BOOL extended)
{
	DWORD needed, count = 0, resume = 0;
	ENUM_SERVICE_STATUS_PROCESSW *services = malloc(1 << 20);
	if (!EnumServicesStatusExW(manager, SC_ENUM_PROCESS_INFO, type, state, (BYTE *)services, 1 << 20, &needed, &count, &resume, NULL))
		fail(L"EnumQueryServicesStatus", GetLastError());
	for (DWORD i = 0; i < count; i++)
		show_status(services[i].lpServiceName, services[i].lpDisplayName, &services[i].ServiceStatusProcess, extended);
}

/* "state= all" comes as two arguments, or as one. */
static const wchar_t *option_value(int count, wchar_t **argument, const wchar_t *name)
{
	size_t length = wcslen(name);
	for (int i = 0; i < count; i++) {
		if (_wcsnicmp(argument[i], name, length))
			continue;
		return argument[i][length] ? argument[i] + length : i + 1 < count ? argument[i + 1] : NULL;
	}
	return NULL;
}

static void query(int count, wchar_t **argument, BOOL extended)
{
	const wchar_t *state = option_value(count, argument, L"state="), *type = option_value(count, argument, L"type=");
	if (count && !wcschr(argument[0], L'=')) {
		show_one(argument[0], extended);
		return;
	}
	show_all(type && !_wcsicmp(type, L"driver") ? SERVICE_DRIVER : type && !_wcsicmp(type, L"all") ? SERVICE_WIN32 | SERVICE_DRIVER
		: SERVICE_WIN32, state && !_wcsicmp(state, L"all") ? SERVICE_STATE_ALL : state && !_wcsicmp(state, L"inactive") ? SERVICE_INACTIVE
		: SERVICE_ACTIVE, extended);
}

/* The command line Windows would have, for a service whose program is a placeholder; and the services it needs. */
static void described(const wchar_t *name, wchar_t *path, DWORD path_length, wchar_t *dependencies, DWORD dependencies_length)
{
	wchar_t key_name[300];
	HKEY key;
	_snwprintf(key_name, 300, L"SYSTEM\\CurrentControlSet\\Services\\%ls", name);
	if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, key_name, 0, KEY_READ, &key))
		return;
	RegQueryValueExW(key, L"LabImagePath", NULL, NULL, (BYTE *)path, &path_length);
	RegQueryValueExW(key, L"DependOnService", NULL, NULL, (BYTE *)dependencies, &dependencies_length);
	RegCloseKey(key);
}

static void show_configuration(const wchar_t *name)
{
	static const wchar_t *starts[] = {L"BOOT_START", L"SYSTEM_START", L"AUTO_START", L"DEMAND_START", L"DISABLED"};
	static const wchar_t *controls[] = {L"IGNORE", L"NORMAL", L"SEVERE", L"CRITICAL"};
	union {
		QUERY_SERVICE_CONFIGW configuration;
		BYTE bytes[8192];
	} buffer;
	DWORD needed;
	wchar_t path[1024], dependencies[1024] = L"";
	SC_HANDLE service = open_service(name, L"OpenService", SERVICE_QUERY_CONFIG);
	if (!QueryServiceConfigW(service, &buffer.configuration, sizeof buffer, &needed))
		fail(L"QueryServiceConfig", GetLastError());
	const QUERY_SERVICE_CONFIGW *c = &buffer.configuration;
	wcsncpy(path, c->lpBinaryPathName ? c->lpBinaryPathName : L"", 1023);
	path[1023] = 0;
	described(name, path, sizeof path, dependencies, sizeof dependencies - 2 * sizeof *dependencies);
	out(L"[SC] QueryServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: %ls\r\n", name);
	out(L"        TYPE               : %lx  %ls \r\n", c->dwServiceType & 0xff, type_name(c->dwServiceType));
	out(L"        START_TYPE         : %lu   %ls\r\n", c->dwStartType, c->dwStartType < 5 ? starts[c->dwStartType] : L"");
	out(L"        ERROR_CONTROL      : %lu   %ls\r\n", c->dwErrorControl, c->dwErrorControl < 4 ? controls[c->dwErrorControl] : L"");
	out(L"        BINARY_PATH_NAME   : %ls\r\n        LOAD_ORDER_GROUP   : %ls\r\n        TAG                : %lu\r\n", path,
		c->lpLoadOrderGroup ? c->lpLoadOrderGroup : L"", c->dwTagId);
	out(L"        DISPLAY_NAME       : %ls\r\n        DEPENDENCIES       : ", c->lpDisplayName ? c->lpDisplayName : L"");
	const wchar_t *dependency = dependencies;
	out_text(dependency);
	for (dependency += wcslen(dependency) + (*dependency != 0); *dependency; dependency += wcslen(dependency) + 1)
		out(L"\r\n                           : %ls", dependency);
	out(L"\r\n        SERVICE_START_NAME : %ls\r\n", c->lpServiceStartName ? c->lpServiceStartName : L"");
}

static DWORD start_type(const wchar_t *name)
{
	if (!_wcsicmp(name, L"auto") || !_wcsicmp(name, L"delayed-auto"))
		return SERVICE_AUTO_START;
	if (!_wcsicmp(name, L"demand"))
		return SERVICE_DEMAND_START;
	if (!_wcsicmp(name, L"disabled"))
		return SERVICE_DISABLED;
	not_imitated();
}

static void configure(int count, wchar_t **argument)
{
	const wchar_t *start = option_value(count - 1, argument + 1, L"start="), *display = option_value(count - 1, argument + 1, L"displayname=");
	SC_HANDLE service = open_service(argument[0], L"OpenService", SERVICE_CHANGE_CONFIG);
	if (!start && !display)
		not_imitated();
	if (!ChangeServiceConfigW(service, SERVICE_NO_CHANGE, start ? start_type(start) : SERVICE_NO_CHANGE, SERVICE_NO_CHANGE, NULL, NULL, NULL,
			NULL, NULL, NULL, display))
		fail(L"ChangeServiceConfig", GetLastError());
	out_text(L"[SC] ChangeServiceConfig SUCCESS\r\n");
}

static void start(const wchar_t *name)
{
	SERVICE_STATUS_PROCESS status;
	DWORD needed;
	SC_HANDLE service = open_service(name, L"StartService: OpenService", SERVICE_START | SERVICE_QUERY_STATUS);
	if (!StartServiceW(service, 0, NULL))
		fail(L"StartService", GetLastError());
	QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, (BYTE *)&status, sizeof status, &needed);
	show_status(name, NULL, &status, TRUE);
}

static void stop(const wchar_t *name)
{
	SERVICE_STATUS plain;
	SERVICE_STATUS_PROCESS status = {0};
	SC_HANDLE service = open_service(name, L"OpenService", SERVICE_STOP | SERVICE_QUERY_STATUS);
	if (!ControlService(service, SERVICE_CONTROL_STOP, &plain))
		fail(L"ControlService", GetLastError());
	memcpy(&status, &plain, sizeof plain);
	show_status(name, NULL, &status, FALSE);
}

static void create(int count, wchar_t **argument)
{
	const wchar_t *path = option_value(count - 1, argument + 1, L"binpath="), *start = option_value(count - 1, argument + 1, L"start="),
		*display = option_value(count - 1, argument + 1, L"displayname=");
	if (!path)
		not_imitated();
	if (!CreateServiceW(manager, argument[0], display ? display : argument[0], SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS,
			start ? start_type(start) : SERVICE_DEMAND_START, SERVICE_ERROR_NORMAL, path, NULL, NULL, NULL, NULL, NULL))
		fail(L"CreateService", GetLastError());
	out_text(L"[SC] CreateService SUCCESS\r\n");
}

static void delete(const wchar_t *name)
{
	if (!DeleteService(open_service(name, L"OpenService", DELETE)))
		fail(L"DeleteService", GetLastError());
	out_text(L"[SC] DeleteService SUCCESS\r\n");
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count < 2 || argument[1][0] == L'\\')
		not_imitated();
	manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
	if (!manager)
		fail(L"OpenSCManager", GetLastError());
	const wchar_t *operation = argument[1], *name = count > 2 ? argument[2] : NULL;
	if (!_wcsicmp(operation, L"query"))
		query(count - 2, argument + 2, FALSE);
	else if (!_wcsicmp(operation, L"queryex"))
		query(count - 2, argument + 2, TRUE);
	else if (!_wcsicmp(operation, L"qc") && name)
		show_configuration(name);
	else if (!_wcsicmp(operation, L"config") && name)
		configure(count - 2, argument + 2);
	else if (!_wcsicmp(operation, L"start") && name)
		start(name);
	else if (!_wcsicmp(operation, L"stop") && name)
		stop(name);
	else if (!_wcsicmp(operation, L"create") && name)
		create(count - 2, argument + 2);
	else if (!_wcsicmp(operation, L"delete") && name)
		delete(name);
	else
		not_imitated();
	tool_end(0);
}
