#include "lab_state.h"
#include "logon.h"
#include <stdio.h>
#include <stdlib.h>
#include <wctype.h>

wchar_t *read_text_file(const wchar_t *path)
{
	HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
	if (file == INVALID_HANDLE_VALUE)
		return NULL;
	DWORD size = GetFileSize(file, NULL), got = 0;
	unsigned char *bytes = malloc(size + 2);
	ReadFile(file, bytes, size, &got, NULL);
	CloseHandle(file);
	wchar_t *text;
	if (got >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe) {
		text = calloc(got / 2, sizeof *text);
		memcpy(text, bytes + 2, got - 2 - (got & 1));
	} else {
		unsigned skip = got >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf ? 3 : 0;
		int length = MultiByteToWideChar(CP_UTF8, 0, (char *)bytes + skip, got - skip, NULL, 0);
		text = calloc(length + 1, sizeof *text);
		MultiByteToWideChar(CP_UTF8, 0, (char *)bytes + skip, got - skip, text, length);
	}
	free(bytes);
	return text;
}

static BOOL write_bytes(const wchar_t *path, DWORD disposition, const char *bytes, DWORD length)
{
	HANDLE file = CreateFileW(path, disposition == OPEN_ALWAYS ? FILE_APPEND_DATA : GENERIC_WRITE,
		FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, disposition, FILE_ATTRIBUTE_NORMAL, NULL);
	if (file == INVALID_HANDLE_VALUE)
		return FALSE;
	DWORD written;
	BOOL done = WriteFile(file, bytes, length, &written, NULL);
	CloseHandle(file);
	return done;
}

static char *utf8(const wchar_t *text)
{
	int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
	char *bytes = malloc(length);
	WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, length, NULL, NULL);
	return bytes;
}

BOOL write_text_file(const wchar_t *path, const wchar_t *text)
{
	char *bytes = utf8(text);
	BOOL done = write_bytes(path, CREATE_ALWAYS, bytes, strlen(bytes));
	free(bytes);
	return done;
}

wchar_t *read_lab_file(const wchar_t *name)
{
	wchar_t path[MAX_PATH];
	_snwprintf(path, MAX_PATH, L"C:\\lab\\%ls", name);
	return read_text_file(path);
}

BOOL write_lab_file(const wchar_t *name, const wchar_t *text)
{
	wchar_t path[MAX_PATH];
	_snwprintf(path, MAX_PATH, L"C:\\lab\\%ls", name);
	return write_text_file(path, text);
}

wchar_t *state_value(const wchar_t *key)
{
	wchar_t name[MAX_PATH];
	_snwprintf(name, MAX_PATH, L"state\\%ls", key);
	wchar_t *text = read_lab_file(name);
	if (!text)
		return _wcsdup(L"");
	text[wcscspn(text, L"\r\n")] = 0;
	return text;
}

BOOL set_state_value(const wchar_t *key, const wchar_t *value)
{
	wchar_t name[MAX_PATH];
	_snwprintf(name, MAX_PATH, L"state\\%ls", key);
	CreateDirectoryW(L"C:\\lab\\state", NULL);
	return write_lab_file(name, value);
}

BOOL state_is_on(const wchar_t *key)
{
	wchar_t *value = state_value(key);
	BOOL on = !_wcsicmp(value, L"on");
	free(value);
	return on;
}

void record_call(const wchar_t *tool, const wchar_t *arguments)
{
	SYSTEMTIME now;
	GetSystemTime(&now);
	size_t capacity = wcslen(arguments) + 512;
	wchar_t *line = malloc(capacity * sizeof *line);
	_snwprintf(line, capacity, L"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ\t%ls\t%ls\t%ls", now.wYear, now.wMonth, now.wDay,
		now.wHour, now.wMinute, now.wSecond, now.wMilliseconds, current_logon()->user, tool, arguments);
	/* one call, one line */
	for (wchar_t *c = line; *c; c++)
		if (*c == L'\r' || *c == L'\n')
			*c = L' ';
	wcscat(line, L"\n");
	char *bytes = utf8(line);
	write_bytes(L"C:\\lab\\calls.log", OPEN_ALWAYS, bytes, strlen(bytes));
	free(bytes);
	free(line);
}

BOOL matches_pattern(const wchar_t *pattern, const wchar_t *text)
{
	const wchar_t *star = NULL, *retry = NULL;
	while (*text) {
		if (*pattern == L'*') {
			star = ++pattern;
			retry = text;
		} else if (*pattern == L'?' || towlower(*pattern) == towlower(*text)) {
			pattern++;
			text++;
		} else if (star) {
			pattern = star;
			text = ++retry;
		} else {
			return FALSE;
		}
	}
	while (*pattern == L'*')
		pattern++;
	return !*pattern;
}

void split_fields(wchar_t *line, wchar_t **fields, int count)
{
	for (int i = 0; i < count; i++) {
		fields[i] = line;
		wchar_t *tab = wcschr(line, L'\t');
		if (tab) {
			*tab = 0;
			line = tab + 1;
		} else {
			line += wcslen(line);
		}
	}
}

wchar_t *next_line(wchar_t **text)
{
	wchar_t *line = *text;
	if (!line || !*line)
		return NULL;
	wchar_t *end = line + wcscspn(line, L"\n");
	*text = *end ? end + 1 : end;
	*end = 0;
	if (end > line && end[-1] == L'\r')
		end[-1] = 0;
	return line;
}
