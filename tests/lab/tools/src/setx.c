/* setx.exe: a lasting environment variable of the user, or with /m of the machine. */
#include "common/console.h"

int wmain(int count, wchar_t **argument)
{
	BOOL machine = FALSE;
	const wchar_t *name = NULL, *value = NULL;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/m"))
			machine = TRUE;
		else if (argument[i][0] == L'/')
			not_imitated();
		else if (!name)
			name = argument[i];
		else
			value = argument[i];
	}
	if (!value)
		not_imitated();
	LSTATUS status = RegSetKeyValueW(machine ? HKEY_LOCAL_MACHINE : HKEY_CURRENT_USER,
		machine ? L"SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment" : L"Environment", name,
		wcschr(value, L'%') ? REG_EXPAND_SZ : REG_SZ, value, (wcslen(value) + 1) * sizeof *value);
	if (status) {
		err(L"%ls%ls\r\n", by_language(L"ERROR: ", L"エラー: "), system_message(status));
		tool_end(1);
	}
	out_text(by_language(L"\r\nSUCCESS: Specified value was saved.\r\n", L"\r\n成功: 指定した値は保存されました。\r\n"));
	tool_end(0);
}
