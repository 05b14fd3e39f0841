/*
 * icacls.exe: Wine has no access control lists worth the name, so entries are remembered in C:\lab\acls and shown again.
 * A path without remembered entries has those a folder below C:\ inherits. /grant, /deny, /remove, /inheritance, /reset,
 * /setowner, /t, /c, /q, /save.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include <stdio.h>
#include <stdlib.h>

static const wchar_t *inherited = L"NT AUTHORITY\\SYSTEM:(I)(OI)(CI)(F)|BUILTIN\\Administrators:(I)(OI)(CI)(F)|"
	L"BUILTIN\\Users:(I)(OI)(CI)(RX)";

/* The entries of a path, separated by "|"; to be freed. */
static wchar_t *entries_of(const wchar_t *path)
{
	wchar_t *text = read_lab_file(L"acls"), *rest = text, *line, *field[2];
	wchar_t *entries = _wcsdup(inherited);
	while ((line = next_line(&rest))) {
		split_fields(line, field, 2);
		if (!_wcsicmp(field[0], path)) {
			free(entries);
			entries = _wcsdup(field[1]);
		}
	}
	free(text);
	return entries;
}

static void remember(const wchar_t *path, const wchar_t *entries)
{
	wchar_t *text = read_lab_file(L"acls"), *rest = text, *line;
	size_t length = (text ? wcslen(text) : 0) + wcslen(path) + wcslen(entries) + 4;
	wchar_t *kept = calloc(length, sizeof *kept);
	while ((line = next_line(&rest))) {
		if (!_wcsnicmp(line, path, wcslen(path)) && line[wcslen(path)] == L'\t')
			continue;
		wcscat(wcscat(kept, line), L"\n");
	}
	wcscat(wcscat(wcscat(wcscat(kept, path), L"\t"), entries), L"\n");
	write_lab_file(L"acls", kept);
	free(kept);
	free(text);
}

/* Leaves out the entries of one account, or the inherited ones (account NULL). */
static wchar_t *without(const wchar_t *entries, const wchar_t *account)
{
	wchar_t *copy = _wcsdup(entries), *kept = calloc(wcslen(entries) + 2, sizeof *kept), *next;
	for (wchar_t *entry = copy; entry && *entry; entry = next) {
		next = wcschr(entry, L'|');
		if (next)
			*next++ = 0;
		wchar_t *colon = wcschr(entry, L':');
		BOOL leave_out = account ? colon && wcslen(account) == (size_t)(colon - entry) && !_wcsnicmp(entry, account, colon - entry)
			: wcsstr(entry, L":(I)") != NULL;
		if (!leave_out)
			wcscat(wcscat(kept, *kept ? L"|" : L""), entry);
	}
	free(copy);
	return kept;
}

/* "name:(OI)(CI)F" is shown as "name:(OI)(CI)(F)" */
static wchar_t *with_grant(const wchar_t *entries, const wchar_t *grant, BOOL replacing)
{
	const wchar_t *colon = wcschr(grant, L':');
	if (!colon)
		not_imitated();
	wchar_t *account = _wcsdup(grant);
	account[colon - grant] = 0;
	wchar_t *base = replacing ? without(entries, *account == L'*' ? account + 1 : account) : _wcsdup(entries);
	wchar_t *result = calloc(wcslen(base) + wcslen(grant) + 8, sizeof *result);
	const wchar_t *right = wcsrchr(grant, L')');
	right = right && right[1] ? right + 1 : right ? NULL : colon + 1;
	if (right)
		swprintf(result, wcslen(base) + wcslen(grant) + 8, L"%.*ls(%ls)%ls%ls", (int)(right - grant), grant, right, *base ? L"|" : L"", base);
	else
		swprintf(result, wcslen(base) + wcslen(grant) + 8, L"%ls%ls%ls", grant, *base ? L"|" : L"", base);
	if (*result == L'*')
		memmove(result, result + 1, wcslen(result) * sizeof *result);
	return result;
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count < 2 || argument[1][0] == L'/')
		not_imitated();
	wchar_t path[MAX_PATH];
	BOOL changed = FALSE, quiet = FALSE;
	GetFullPathNameW(argument[1], MAX_PATH, path, NULL);
	if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES && !wcspbrk(path, L"*?")) {
		err(L"%ls: %ls\r\n", argument[1], by_language(L"The system cannot find the file specified.", L"指定されたファイルが見つかりません。"));
		out_text(by_language(L"Successfully processed 0 files; Failed processing 1 files\r\n", L"0 個のファイルが正常に処理されました。1 個のファイルを処理できませんでした\r\n"));
		tool_end(2);
	}
	wchar_t *entries = entries_of(path);
	for (int i = 2; i < count; i++) {
		const wchar_t *name = argument[i];
		if (!_wcsicmp(name, L"/t") || !_wcsicmp(name, L"/c") || !_wcsicmp(name, L"/l")) {
			continue;
		} else if (!_wcsicmp(name, L"/q")) {
			quiet = TRUE;
		} else if (!_wcsicmp(name, L"/reset")) {
			entries = _wcsdup(inherited);
			changed = TRUE;
		} else if (!_wcsnicmp(name, L"/inheritance:", 13)) {
			if (!_wcsicmp(name + 13, L"r"))
				entries = without(entries, NULL);
			changed = TRUE;
		} else if (!_wcsnicmp(name, L"/grant", 6) && i + 1 < count) {
			BOOL replacing = !_wcsicmp(name + 6, L":r");
			while (i + 1 < count && argument[i + 1][0] != L'/')
				entries = with_grant(entries, argument[++i], replacing);
			changed = TRUE;
		} else if (!_wcsnicmp(name, L"/remove", 7) && i + 1 < count) {
			while (i + 1 < count && argument[i + 1][0] != L'/') {
				i++;
				entries = without(entries, argument[i][0] == L'*' ? argument[i] + 1 : argument[i]);
			}
			changed = TRUE;
		} else if (!_wcsicmp(name, L"/setowner") && i + 1 < count) {
			i++;
			changed = TRUE;
		} else {
			not_imitated();
		}
	}
	const wchar_t *done = by_language(L"Successfully processed 1 files; Failed processing 0 files\r\n",
		L"1 個のファイルが正常に処理されました。0 個のファイルを処理できませんでした\r\n");
	if (changed) {
		remember(path, entries);
		if (!quiet)
			out(by_language(L"processed file: %ls\r\n", L"処理ファイル: %ls\r\n"), argument[1]);
		out_text(done);
		tool_end(0);
	}
	wchar_t *next;
	out(L"%ls ", argument[1]);
	for (wchar_t *entry = entries, *first = entries; entry && *entry; entry = next) {
		next = wcschr(entry, L'|');
		if (next)
			*next++ = 0;
		if (entry != first)
			out_repeated(L' ', columns(argument[1]) + 1);
		out(L"%ls\r\n", entry);
	}
	out(L"\r\n%ls", done);
	tool_end(0);
}
