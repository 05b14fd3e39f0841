/* sort.exe: /r /unique /+n /o file, of a file or standard input; without regard to case, as on Windows. */
#include "common/console.h"
#include "common/text_lines.h"
#include <stdlib.h>
#include <string.h>

static size_t from_column;
static BOOL reversed;

static const char *compared(const char *line)
{
	size_t length = strlen(line);
	return line + (from_column < length ? from_column : length);
}

static int compare(const void *left, const void *right)
{
	int order = _stricmp(compared(*(char *const *)left), compared(*(char *const *)right));
	return reversed ? -order : order;
}

int wmain(int count, wchar_t **argument)
{
	const wchar_t *input = NULL, *output = NULL;
	BOOL unique = FALSE;
	struct lines lines;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/r") || !_wcsicmp(argument[i], L"/reverse")) {
			reversed = TRUE;
		} else if (!_wcsicmp(argument[i], L"/unique")) {
			unique = TRUE;
		} else if (!wcsncmp(argument[i], L"/+", 2)) {
			from_column = _wtoi(argument[i] + 2) - 1;
		} else if ((!_wcsicmp(argument[i], L"/o") || !_wcsicmp(argument[i], L"/output")) && i + 1 < count) {
			output = argument[++i];
		} else if (argument[i][0] == L'/') {
			not_imitated();
		} else {
			input = argument[i];
		}
	}
	if (!read_lines(input, &lines)) {
		err_text(by_language(L"The system cannot find the file specified.\r\n", L"指定されたファイルが見つかりません。\r\n"));
		tool_end(1);
	}
	qsort(lines.line, lines.count, sizeof *lines.line, compare);
	HANDLE file = output ? CreateFileW(output, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL) : NULL;
	if (file == INVALID_HANDLE_VALUE) {
		err(L"%ls\r\n", system_message(GetLastError()));
		tool_end(1);
	}
	for (int i = 0; i < lines.count; i++) {
		DWORD written;
		if (unique && i && !_stricmp(lines.line[i], lines.line[i - 1]))
			continue;
		if (file) {
			WriteFile(file, lines.line[i], strlen(lines.line[i]), &written, NULL);
			WriteFile(file, "\r\n", 2, &written, NULL);
		} else {
			out_bytes(lines.line[i], strlen(lines.line[i]));
			out_bytes("\r\n", 2);
		}
	}
	tool_end(0);
}
