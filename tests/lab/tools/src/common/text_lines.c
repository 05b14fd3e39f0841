#include "text_lines.h"
#include <stdlib.h>

BOOL read_lines(const wchar_t *path, struct lines *lines)
{
	HANDLE file = path ? CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL)
		: GetStdHandle(STD_INPUT_HANDLE);
	size_t capacity = 65536, length = 0;
	DWORD got;
	*lines = (struct lines){0};
	if (file == INVALID_HANDLE_VALUE)
		return FALSE;
	lines->bytes = malloc(capacity + 1);
	while (ReadFile(file, lines->bytes + length, capacity - length, &got, NULL) && got) {
		length += got;
		if (length == capacity)
			lines->bytes = realloc(lines->bytes, (capacity *= 2) + 1);
	}
	if (path)
		CloseHandle(file);
	lines->bytes[length] = 0;
	size_t room = 0;
	for (char *at = lines->bytes, *end = at + length; at < end;) {
		char *stop = memchr(at, '\n', end - at), *next = stop ? stop + 1 : end;
		if (!stop)
			stop = end;
		if (stop > at && stop[-1] == '\r')
			stop--;
		*stop = 0;
		if ((size_t)lines->count == room)
			lines->line = realloc(lines->line, (room = room ? room * 2 : 256) * sizeof *lines->line);
		lines->line[lines->count++] = at;
		at = next;
	}
	return TRUE;
}

char *in_console_code_page(const wchar_t *text)
{
	UINT code_page = GetConsoleOutputCP() ? GetConsoleOutputCP() : GetOEMCP();
	int length = WideCharToMultiByte(code_page, 0, text, -1, NULL, 0, NULL, NULL);
	char *bytes = malloc(length);
	WideCharToMultiByte(code_page, 0, text, -1, bytes, length, NULL, NULL);
	return bytes;
}

BOOL byte_contains(const char *text, const char *part, BOOL ignore_case)
{
	size_t length = strlen(part);
	if (!length)
		return FALSE;
	for (; *text; text++)
		if (ignore_case ? !_strnicmp(text, part, length) : !strncmp(text, part, length))
			return TRUE;
	return FALSE;
}
