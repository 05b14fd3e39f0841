/* timeout.exe: refuses redirected input, as on Windows: over SSH without a terminal it never waits. */
#include "common/console.h"
#include <stdlib.h>

int wmain(int count, wchar_t **argument)
{
	int seconds = -1;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/t"))
			continue;
		if (!_wcsicmp(argument[i], L"/nobreak"))
			continue;
		if (wcsspn(argument[i], L"0123456789") != wcslen(argument[i]))
			not_imitated();
		seconds = _wtoi(argument[i]);
	}
	if (seconds < 0)
		not_imitated();
	DWORD mode;
	if (!GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &mode)) {
		err_text(by_language(L"ERROR: Input redirection is not supported, exiting the process immediately.\r\n",
			L"エラー: 入力のリダイレクトはサポートされていません。今すぐプロセスを終了します。\r\n"));
		tool_end(1);
	}
	Sleep(seconds * 1000);
	tool_end(0);
}
