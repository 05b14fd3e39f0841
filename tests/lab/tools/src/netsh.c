/* netsh.exe: "winhttp show|set|reset|import proxy"; the setting is the state key winhttp-proxy ("server bypass-list"). */
#include "common/console.h"
#include "common/lab_state.h"
#include <stdio.h>
#include <stdlib.h>

static void show(void)
{
	wchar_t *setting = state_value(L"winhttp-proxy"), *bypass = wcschr(setting, L' ');
	if (bypass)
		*bypass++ = 0;
	out_text(by_language(L"\r\nCurrent WinHTTP proxy settings:\r\n\r\n", L"\r\n現在の WinHTTP プロキシ設定:\r\n\r\n"));
	if (!*setting) {
		out_text(by_language(L"    Direct access (no proxy server).\r\n\r\n", L"    直接アクセス (プロキシ サーバーなし)。\r\n\r\n"));
		return;
	}
	out(by_language(L"    Proxy Server(s) :  %ls\r\n    Bypass List     :  %ls\r\n\r\n", L"    プロキシ サーバー:  %ls\r\n    バイパス一覧     :  %ls\r\n\r\n"),
		setting, bypass && *bypass ? bypass : by_language(L"(none)", L"(なし)"));
}

static void set(const wchar_t *server, const wchar_t *bypass)
{
	wchar_t setting[2048];
	_snwprintf(setting, 2047, *bypass ? L"%ls %ls" : L"%ls", server, bypass);
	set_state_value(L"winhttp-proxy", setting);
}

static void import_from_browser(void)
{
	static const wchar_t *key = L"Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
	wchar_t server[1024] = L"", bypass[1024] = L"";
	DWORD enabled = 0, length = sizeof enabled;
	RegGetValueW(HKEY_CURRENT_USER, key, L"ProxyEnable", RRF_RT_REG_DWORD, NULL, &enabled, &length);
	length = sizeof server;
	RegGetValueW(HKEY_CURRENT_USER, key, L"ProxyServer", RRF_RT_REG_SZ, NULL, server, &length);
	length = sizeof bypass;
	RegGetValueW(HKEY_CURRENT_USER, key, L"ProxyOverride", RRF_RT_REG_SZ, NULL, bypass, &length);
	set(enabled ? server : L"", enabled ? bypass : L"");
}

/* "proxy-server=x" or "x" */
static const wchar_t *argument_value(const wchar_t *argument)
{
	const wchar_t *equals = wcschr(argument, L'=');
	return equals && !wcsncmp(argument, L"proxy-server=", 13) ? equals + 1 : equals && !wcsncmp(argument, L"bypass-list=", 12) ? equals + 1
		: argument;
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count < 4 || _wcsicmp(argument[1], L"winhttp") || _wcsicmp(argument[3], L"proxy"))
		not_imitated();
	if (!_wcsicmp(argument[2], L"set") && count > 4)
		set(argument_value(argument[4]), count > 5 ? argument_value(argument[5]) : L"");
	else if (!_wcsicmp(argument[2], L"reset"))
		set(L"", L"");
	else if (!_wcsicmp(argument[2], L"import") && count > 4 && !_wcsicmp(argument[4], L"source=ie"))
		import_from_browser();
	else if (_wcsicmp(argument[2], L"show"))
		not_imitated();
	show();
	tool_end(0);
}
