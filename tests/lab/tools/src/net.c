/* net.exe: start and stop over the real service control manager; user and localgroup from the scenario's users. */
#include "common/console.h"
#include "common/logon.h"
#include <stdio.h>
#include <stdlib.h>

static void done(void)
{
	out_text(by_language(L"The command completed successfully.\r\n\r\n", L"コマンドは正常に終了しました。\r\n\r\n"));
	tool_end(0);
}

__attribute__((noreturn)) static void fail(const wchar_t *english, const wchar_t *japanese, int number)
{
	err(L"%ls\r\n\r\n", by_language(english, japanese));
	err(by_language(L"More help is available by typing NET HELPMSG %d.\r\n\r\n", L"NET HELPMSG %d と入力すると、より詳しい説明が得られます。\r\n\r\n"), number);
	tool_end(2);
}

static void list_started(void)
{
	DWORD needed, count = 0, resume = 0;
	ENUM_SERVICE_STATUS_PROCESSW *services = malloc(1 << 20);
	SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ENUMERATE_SERVICE);
	EnumServicesStatusExW(manager, SC_ENUM_PROCESS_INFO, SERVICE_WIN32, SERVICE_ACTIVE, (BYTE *)services, 1 << 20, &needed, &count, &resume,
		NULL);
	out_text(by_language(L"These Windows services are started:\r\n\r\n", L"次の Windows サービスが開始されています:\r\n\r\n"));
	for (DWORD i = 0; i < count; i++)
		out(L"   %ls\r\n", services[i].lpDisplayName);
	out_text(L"\r\n");
	done();
}

/* By its name or by its display name. */
static SC_HANDLE open_service(const wchar_t *name, wchar_t *display, DWORD access)
{
	wchar_t key[256];
	DWORD length = 256;
	SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS), service = OpenServiceW(manager, name, access);
	wcscpy(key, name);
	if (!service && GetServiceKeyNameW(manager, name, key, &length))
		service = OpenServiceW(manager, key, access);
	if (!service)
		fail(L"The service name is invalid.", L"サービス名が無効です。", 2185);
	length = 256;
	if (!GetServiceDisplayNameW(manager, key, display, &length))
		wcscpy(display, key);
	return service;
}

static DWORD settle(SC_HANDLE service, DWORD wanted)
{
	SERVICE_STATUS status = {0};
	for (int i = 0; i < 100 && QueryServiceStatus(service, &status) && status.dwCurrentState != wanted; i++)
		Sleep(50);
	return status.dwCurrentState;
}

static void start(const wchar_t *name)
{
	wchar_t display[256];
	SC_HANDLE service = open_service(name, display, SERVICE_START | SERVICE_QUERY_STATUS);
	if (!StartServiceW(service, 0, NULL)) {
		if (GetLastError() == ERROR_SERVICE_ALREADY_RUNNING)
			fail(L"The requested service has already been started.", L"要求したサービスは既に開始されています。", 2182);
		if (GetLastError() == ERROR_SERVICE_DISABLED)
			fail(L"System error 1058 has occurred.\r\n\r\nThe service cannot be started, either because it is disabled or because it has no "
				L"enabled devices associated with it.", L"システム エラー 1058 が発生しました。\r\n\r\n無効であるか、または有効なデバイスが関連付けられていないため、"
				L"サービスを開始できません。", 1058);
		fail(system_message(GetLastError()), system_message(GetLastError()), 2186);
	}
	out(by_language(L"The %ls service is starting.\r\n", L"%ls サービスを開始します.\r\n"), display);
	if (settle(service, SERVICE_RUNNING) != SERVICE_RUNNING)
		fail(L"The service could not be started.", L"サービスを開始できませんでした。", 3534);
	out(by_language(L"The %ls service was started successfully.\r\n\r\n", L"%ls サービスは正常に開始されました。\r\n\r\n"), display);
	tool_end(0);
}

static void stop(const wchar_t *name)
{
	wchar_t display[256];
	SERVICE_STATUS status;
	SC_HANDLE service = open_service(name, display, SERVICE_STOP | SERVICE_QUERY_STATUS);
	if (!ControlService(service, SERVICE_CONTROL_STOP, &status)) {
		if (GetLastError() == ERROR_SERVICE_NOT_ACTIVE) {
			wchar_t text[400];
			swprintf(text, 400, by_language(L"The %ls service is not started.", L"%ls サービスは開始されていません。"), display);
			fail(text, text, 3521);
		}
		fail(system_message(GetLastError()), system_message(GetLastError()), 2191);
	}
	out(by_language(L"The %ls service is stopping.\r\n", L"%ls サービスを停止中です.\r\n"), display);
	settle(service, SERVICE_STOPPED);
	out(by_language(L"The %ls service was stopped successfully.\r\n\r\n", L"%ls サービスは正常に停止されました。\r\n\r\n"), display);
	tool_end(0);
}

static void local_group(const wchar_t *name)
{
	int count;
	struct user *users = read_users(&count);
	if (_wcsicmp(name, L"Administrators") && _wcsicmp(name, L"Users"))
		fail(L"System error 1376 has occurred.\r\n\r\nThe specified local group does not exist.",
			L"システム エラー 1376 が発生しました。\r\n\r\n指定されたローカル グループは存在しません。", 1376);
	BOOL administrators = !_wcsicmp(name, L"Administrators");
	out(by_language(L"Alias name     %ls\r\nComment        \r\n\r\nMembers\r\n\r\n", L"エイリアス名     %ls\r\nコメント         \r\n\r\nメンバー\r\n\r\n"), name);
	out_repeated(L'-', 79);
	out_text(L"\r\n");
	if (administrators)
		out_text(L"Administrator\r\n");
	for (int i = 0; i < count; i++)
		if (users[i].administrator == administrators)
			out(L"%ls\\%ls\r\n", users[i].domain, users[i].name);
	done();
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count == 2 && !_wcsicmp(argument[1], L"start"))
		list_started();
	if (count == 3 && !_wcsicmp(argument[1], L"start"))
		start(argument[2]);
	if (count >= 3 && !_wcsicmp(argument[1], L"stop"))
		stop(argument[2]);
	if (count == 3 && !_wcsicmp(argument[1], L"localgroup"))
		local_group(argument[2]);
	not_imitated();
}
