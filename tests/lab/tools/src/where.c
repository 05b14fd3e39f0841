/* where.exe: files that fit a pattern in the current folder and the PATH, or below a folder (/r). */
#include "common/console.h"
#include "common/lab_state.h"
#include <stdlib.h>

static int found;
static BOOL quiet;

static BOOL has_extension(const wchar_t *name)
{
	const wchar_t *dot = wcsrchr(name, L'.');
	return dot && dot[1];
}

static BOOL is_executable(const wchar_t *name)
{
	wchar_t extensions[512], *rest = extensions;
	const wchar_t *dot = wcsrchr(name, L'.');
	if (!dot || !GetEnvironmentVariableW(L"PATHEXT", extensions, 512))
		return FALSE;
	while (*rest) {
		size_t length = wcscspn(rest, L";");
		if (wcslen(dot) == length && !_wcsnicmp(dot, rest, length))
			return TRUE;
		rest += length + (rest[length] == L';');
	}
	return FALSE;
}

static void look_in(const wchar_t *folder, const wchar_t *pattern, BOOL below)
{
	wchar_t all[MAX_PATH];
	WIN32_FIND_DATAW entry;
	size_t length = wcslen(folder);
	const wchar_t *separator = length && folder[length - 1] == L'\\' ? L"" : L"\\";
	_snwprintf(all, MAX_PATH, L"%ls%ls*", folder, separator);
	HANDLE search = FindFirstFileW(all, &entry);
	for (BOOL more = search != INVALID_HANDLE_VALUE; more; more = FindNextFileW(search, &entry)) {
		wchar_t path[MAX_PATH], stem[MAX_PATH];
		_snwprintf(path, MAX_PATH, L"%ls%ls%ls", folder, separator, entry.cFileName);
		if (entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) {
			if (below && entry.cFileName[0] != L'.')
				look_in(path, pattern, TRUE);
			continue;
		}
		wcscpy(stem, entry.cFileName);
		if (!has_extension(pattern) && is_executable(stem))
			*wcsrchr(stem, L'.') = 0;
		if (!matches_pattern(pattern, stem) && !matches_pattern(pattern, entry.cFileName))
			continue;
		found++;
		if (!quiet)
			out(L"%ls\r\n", path);
	}
	if (search != INVALID_HANDLE_VALUE)
		FindClose(search);
}

int wmain(int count, wchar_t **argument)
{
	const wchar_t *root = NULL;
	BOOL any = FALSE;
	DWORD code = 0;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/q")) {
			quiet = TRUE;
			continue;
		}
		if (!_wcsicmp(argument[i], L"/r") && i + 1 < count) {
			root = argument[++i];
			continue;
		}
		if (argument[i][0] == L'/' || argument[i][0] == L'$' || wcschr(argument[i], L':'))
			not_imitated();
		any = TRUE;
		found = 0;
		if (root) {
			look_in(root, argument[i], TRUE);
		} else {
			wchar_t path[8192], folder[MAX_PATH], *next = path;
			GetCurrentDirectoryW(MAX_PATH, folder);
			look_in(folder, argument[i], FALSE);
			GetEnvironmentVariableW(L"PATH", path, 8192);
			while (*next) {
				size_t length = wcscspn(next, L";");
				wchar_t *after = next + length + (next[length] == L';');
				next[length] = 0;
				if (*next)
					look_in(next, argument[i], FALSE);
				next = after;
			}
		}
		if (!found) {
			code = 1;
			if (!quiet)
				err_text(by_language(L"INFO: Could not find files for the given pattern(s).\r\n",
					L"情報: 与えられたパターンのファイルが見つかりませんでした。\r\n"));
		}
	}
	if (!any)
		not_imitated();
	tool_end(code);
}
