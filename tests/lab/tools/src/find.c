/* find.exe: /v /c /n /i "string" [file...]. */
#include "common/console.h"
#include "common/text_lines.h"
#include <string.h>

int wmain(int count, wchar_t **argument)
{
	BOOL inverted = FALSE, counting = FALSE, numbered = FALSE, ignore_case = FALSE;
	const wchar_t *wanted = NULL, *files[64];
	int file_count = 0, found = 0;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/v")) {
			inverted = TRUE;
		} else if (!_wcsicmp(argument[i], L"/c")) {
			counting = TRUE;
		} else if (!_wcsicmp(argument[i], L"/n")) {
			numbered = TRUE;
		} else if (!_wcsicmp(argument[i], L"/i")) {
			ignore_case = TRUE;
		} else if (argument[i][0] == L'/' && !wanted) {
			not_imitated();
		} else if (!wanted) {
			wanted = argument[i];
		} else if (file_count < 64) {
			files[file_count++] = argument[i];
		}
	}
	if (!wanted) {
		err_text(by_language(L"FIND: Parameter format not correct\r\n", L"FIND: パラメーターの書式が違います\r\n"));
		tool_end(2);
	}
	char *part = in_console_code_page(wanted);
	for (int f = 0; f < (file_count ? file_count : 1); f++) {
		struct lines lines;
		int hits = 0;
		const wchar_t *path = file_count ? files[f] : NULL;
		if (!read_lines(path, &lines)) {
			err(by_language(L"File not found - %ls\r\n", L"ファイルが見つかりません - %ls\r\n"), path);
			continue;
		}
		wchar_t upper[MAX_PATH] = L"";
		if (path) {
			wcsncpy(upper, path, MAX_PATH - 1);
			out(counting ? L"\r\n---------- %ls: " : L"\r\n---------- %ls\r\n", _wcsupr(upper));
		}
		for (int i = 0; i < lines.count; i++) {
			if (byte_contains(lines.line[i], part, ignore_case) == inverted)
				continue;
			hits++;
			if (counting)
				continue;
			if (numbered)
				out(L"[%d]", i + 1);
			out_bytes(lines.line[i], strlen(lines.line[i]));
			out_bytes("\r\n", 2);
		}
		if (counting)
			out(L"%d\r\n", hits);
		found += hits;
	}
	tool_end(found ? 0 : 1);
}
