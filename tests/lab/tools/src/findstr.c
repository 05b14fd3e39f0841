/* findstr.exe: /i /v /n /c: /r /l /b /e /x /m /s /p /g: over files or standard input; exit code 1 if nothing was found. */
#include "common/console.h"
#include "common/text_lines.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static BOOL ignore_case, inverted, numbered, at_beginning, at_end, whole_line, names_only, literal, expressions, below;
static char *patterns[256];
static int pattern_count, found;

static int fold(char c)
{
	return ignore_case ? tolower((unsigned char)c) : (unsigned char)c;
}

static BOOL is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* The length of one element of an expression: a character, a class or an escaped character. */
static int element_length(const char *pattern)
{
	if (*pattern == '\\' && pattern[1])
		return 2;
	if (*pattern == '[') {
		const char *end = strchr(pattern + (pattern[1] == '^' ? 3 : 2), ']');
		return end ? end - pattern + 1 : 1;
	}
	return 1;
}

static BOOL element_fits(const char *pattern, char c)
{
	if (!c)
		return FALSE;
	if (*pattern == '.')
		return TRUE;
	if (*pattern == '\\' && pattern[1])
		return fold(pattern[1]) == fold(c);
	if (*pattern == '[' && element_length(pattern) > 1) {
		const char *end = pattern + element_length(pattern) - 1, *at = pattern + 1;
		BOOL negated = *at == '^', hit = FALSE;
		for (at += negated; at < end; at++) {
			if (at + 2 < end && at[1] == '-') {
				hit |= fold(c) >= fold(*at) && fold(c) <= fold(at[2]);
				at += 2;
			} else {
				hit |= fold(c) == fold(*at);
			}
		}
		return hit != negated;
	}
	return fold(*pattern) == fold(c);
}

static BOOL matches_here(const char *pattern, const char *start, const char *text)
{
	for (;;) {
		if (!*pattern)
			return TRUE;
		if (*pattern == '$' && !pattern[1])
			return !*text;
		if (!strncmp(pattern, "\\<", 2)) {
			if ((text > start && is_word(text[-1])) || !is_word(*text))
				return FALSE;
			pattern += 2;
			continue;
		}
		if (!strncmp(pattern, "\\>", 2)) {
			if (is_word(*text) || text == start || !is_word(text[-1]))
				return FALSE;
			pattern += 2;
			continue;
		}
		int length = element_length(pattern);
		if (pattern[length] == '*') {
			const char *longest = text;
			while (element_fits(pattern, *longest))
				longest++;
			for (; longest >= text; longest--)
				if (matches_here(pattern + length + 1, start, longest))
					return TRUE;
			return FALSE;
		}
		if (!element_fits(pattern, *text))
			return FALSE;
		pattern += length;
		text++;
	}
}

static BOOL expression_fits(const char *pattern, const char *line)
{
	if (*pattern == '^')
		return matches_here(pattern + 1, line, line);
	for (const char *text = line;; text++) {
		if (matches_here(pattern, line, text))
			return TRUE;
		if (!*text)
			return FALSE;
	}
}

static BOOL fits(const char *line)
{
	for (int i = 0; i < pattern_count; i++) {
		const char *pattern = patterns[i];
		size_t length = strlen(pattern), line_length = strlen(line);
		if (expressions) {
			char anchored[1024];
			snprintf(anchored, sizeof anchored, "%s%s%s", at_beginning || whole_line ? "^" : "", pattern, at_end || whole_line ? "$" : "");
			if (expression_fits(anchored, line))
				return TRUE;
			continue;
		}
		const char *tail = line_length >= length ? line + line_length - length : NULL;
		int (*same)(const char *, const char *, size_t) = ignore_case ? _strnicmp : strncmp;
		if (whole_line ? line_length == length && !same(line, pattern, length) : at_beginning ? !same(line, pattern, length)
			: at_end ? tail && !same(tail, pattern, length) : byte_contains(line, pattern, ignore_case))
			return TRUE;
	}
	return FALSE;
}

static void search(const wchar_t *path, BOOL with_name)
{
	struct lines lines;
	if (!read_lines(path, &lines)) {
		err(by_language(L"FINDSTR: Cannot open %ls\r\n", L"FINDSTR: %ls を開けません\r\n"), path);
		return;
	}
	for (int i = 0; i < lines.count; i++) {
		if (fits(lines.line[i]) == inverted)
			continue;
		found++;
		if (names_only) {
			out(L"%ls\r\n", path ? path : L"(standard input)");
			return;
		}
		if (with_name)
			out(L"%ls:", path);
		if (numbered)
			out(L"%d:", i + 1);
		out_bytes(lines.line[i], strlen(lines.line[i]));
		out_bytes("\r\n", 2);
	}
}

static void search_files(const wchar_t *pattern, BOOL with_name)
{
	wchar_t folder[MAX_PATH], path[MAX_PATH];
	const wchar_t *name = wcsrchr(pattern, L'\\');
	WIN32_FIND_DATAW entry;
	name = name ? name + 1 : pattern;
	wcsncpy(folder, pattern, name - pattern);
	folder[name - pattern] = 0;
	HANDLE handle = FindFirstFileW(pattern, &entry);
	if (handle == INVALID_HANDLE_VALUE && !below)
		err(by_language(L"FINDSTR: Cannot open %ls\r\n", L"FINDSTR: %ls を開けません\r\n"), pattern);
	for (BOOL more = handle != INVALID_HANDLE_VALUE; more; more = FindNextFileW(handle, &entry)) {
		if (entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
			continue;
		_snwprintf(path, MAX_PATH, L"%ls%ls", folder, entry.cFileName);
		search(path, with_name);
	}
	if (!below)
		return;
	_snwprintf(path, MAX_PATH, L"%ls*", folder);
	handle = FindFirstFileW(path, &entry);
	for (BOOL more = handle != INVALID_HANDLE_VALUE; more; more = FindNextFileW(handle, &entry)) {
		if (!(entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) || entry.cFileName[0] == L'.')
			continue;
		_snwprintf(path, MAX_PATH, L"%ls%ls\\%ls", folder, entry.cFileName, name);
		search_files(path, TRUE);
	}
}

static void add_pattern(const wchar_t *text)
{
	if (pattern_count < 256)
		patterns[pattern_count++] = in_console_code_page(text);
}

int wmain(int count, wchar_t **argument)
{
	BOOL have_patterns = FALSE, plain_strings = FALSE, regular = FALSE;
	int file_count = 0;
	wchar_t **files = calloc(count, sizeof *files);
	tool_begin();
	for (int i = 1; i < count; i++) {
		wchar_t *text = argument[i];
		if ((*text == L'/' || *text == L'-') && !file_count && wcslen(text) > 1) {
			if (!_wcsnicmp(text + 1, L"c:", 2)) {
				add_pattern(text + 3);
				have_patterns = TRUE;
				continue;
			}
			if (!_wcsnicmp(text + 1, L"g:", 2)) {
				struct lines lines;
				if (!read_lines(!wcscmp(text + 3, L"/") ? NULL : text + 3, &lines))
					not_imitated();
				for (int l = 0; l < lines.count && pattern_count < 256; l++)
					patterns[pattern_count++] = lines.line[l];
				have_patterns = TRUE;
				continue;
			}
			for (text++; *text; text++) {
				switch (towlower(*text)) {
				case L'i': ignore_case = TRUE; break;
				case L'v': inverted = TRUE; break;
				case L'n': numbered = TRUE; break;
				case L'b': at_beginning = TRUE; break;
				case L'e': at_end = TRUE; break;
				case L'x': whole_line = TRUE; break;
				case L'm': names_only = TRUE; break;
				case L's': below = TRUE; break;
				case L'l': literal = TRUE; break;
				case L'r': regular = TRUE; break;
				case L'p': case L'/': break;
				default: not_imitated();
				}
			}
		} else if (!have_patterns) {
			/* a plain argument holds several patterns, separated by blanks */
			have_patterns = plain_strings = TRUE;
			for (wchar_t *next; *(text += wcsspn(text, L" ")); text = next) {
				next = text + wcscspn(text, L" ");
				if (*next)
					*next++ = 0;
				add_pattern(text);
			}
		} else {
			files[file_count++] = text;
		}
	}
	if (!have_patterns) {
		err_text(by_language(L"FINDSTR: Bad command line\r\n", L"FINDSTR: コマンド ラインが間違っています\r\n"));
		tool_end(2);
	}
	/* without /l or /r, plain arguments are expressions and /c: strings are literal */
	expressions = regular || (plain_strings && !literal);
	for (int i = 0; i < file_count; i++)
		search_files(files[i], file_count > 1 || below || wcspbrk(files[i], L"*?"));
	if (!file_count)
		search(NULL, FALSE);
	tool_end(found ? 0 : 1);
}
