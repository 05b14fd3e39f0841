/* systeminfo.exe: /fo table|list|csv, /nh; the part of its fields that the registry, the scenario and Wine can fill. */
#include "common/console.h"
#include "common/lab_state.h"
#include "common/processes.h"
#include <stdio.h>
#include <stdlib.h>

static wchar_t *registry_text(const wchar_t *name)
{
	static const wchar_t *key = L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
	wchar_t text[256] = L"";
	DWORD length = sizeof text;
	RegGetValueW(HKEY_LOCAL_MACHINE, key, name, RRF_RT_REG_SZ, NULL, text, &length);
	return _wcsdup(text);
}

int wmain(int count, wchar_t **argument)
{
	BOOL csv = FALSE, header = TRUE;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/fo") && i + 1 < count) {
			i++;
			if (!_wcsicmp(argument[i], L"table"))
				not_imitated();
			csv = !_wcsicmp(argument[i], L"csv");
		} else if (!_wcsicmp(argument[i], L"/nh")) {
			header = FALSE;
		} else {
			not_imitated();
		}
	}
	wchar_t computer[64], version[64], memory[64], domain[128];
	DWORD capacity = 64;
	MEMORYSTATUSEX status = {.dwLength = sizeof status};
	GetComputerNameW(computer, &capacity);
	swprintf(version, 64, L"10.0.%ls N/A Build %ls", registry_text(L"CurrentBuild"), registry_text(L"CurrentBuild"));
	GlobalMemoryStatusEx(&status);
	group_digits(status.ullTotalPhys >> 20, memory);
	wcscat(memory, L" MB");
	const wchar_t *stated = state_value(L"domain");
	wcscpy(domain, *stated ? stated : L"WORKGROUP");
	const struct {
		const wchar_t *english, *japanese, *value;
	} fields[] = {{L"Host Name", L"ホスト名", computer}, {L"OS Name", L"OS 名", registry_text(L"ProductName")},
		{L"OS Version", L"OS バージョン", version}, {L"OS Manufacturer", L"OS 製造元", L"Microsoft Corporation"},
		{L"OS Configuration", L"OS 構成", wcscmp(domain, L"WORKGROUP") ? by_language(L"Member Workstation", L"メンバー ワークステーション")
			: by_language(L"Standalone Workstation", L"スタンドアロン ワークステーション")},
		{L"OS Build Type", L"OS ビルドの種類", L"Multiprocessor Free"},
		{L"System Boot Time", L"システム起動時間", date_and_time(state_value(L"boot-time"), L", ")}, {L"System Type", L"システムの種類", L"x64-based PC"},
		{L"Windows Directory", L"Windows ディレクトリ", L"C:\\Windows"},
		{L"System Locale", L"システム ロケール", by_language(L"en-us;English (United States)", L"ja;日本語")},
		{L"Total Physical Memory", L"物理メモリの合計", memory}, {L"Domain", L"ドメイン", domain}};
	enum { COUNT = sizeof fields / sizeof *fields };
	if (csv) {
		for (int row = header ? 0 : 1; row < 2; row++) {
			for (int i = 0; i < COUNT; i++)
				out(i ? L",\"%ls\"" : L"\"%ls\"", row ? fields[i].value : by_language(fields[i].english, fields[i].japanese));
			out_text(L"\r\n");
		}
		tool_end(0);
	}
	out_text(L"\r\n");
	for (int i = 0; i < COUNT; i++) {
		const wchar_t *label = by_language(fields[i].english, fields[i].japanese);
		out(L"%ls:", label);
		out_repeated(L' ', 26 - columns(label));
		out(L"%ls\r\n", fields[i].value);
	}
	tool_end(0);
}
