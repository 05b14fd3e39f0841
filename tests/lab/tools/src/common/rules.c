#include "rules.h"
#include "console.h"
#include "lab_state.h"
#include "logon.h"
#include <stdio.h>
#include <stdlib.h>

wchar_t *with_state_values(const wchar_t *text)
{
	size_t capacity = wcslen(text) + 1, length = 0;
	wchar_t *result = malloc(capacity * sizeof *result);
	while (*text) {
		const wchar_t *end = text[0] == L'$' && text[1] == L'{' ? wcschr(text, L'}') : NULL;
		if (!end || end - text > 100) {
			result[length++] = *text++;
			continue;
		}
		wchar_t key[128];
		wcsncpy(key, text + 2, end - text - 2);
		key[end - text - 2] = 0;
		wchar_t *value = state_value(key);
		capacity += wcslen(value);
		result = realloc(result, capacity * sizeof *result);
		wcscpy(result + length, value);
		length += wcslen(value);
		free(value);
		text = end + 1;
	}
	result[length] = 0;
	return result;
}

static wchar_t *with_windows_line_ends(const wchar_t *text)
{
	wchar_t *result = calloc(wcslen(text) * 2 + 1, sizeof *result), *end = result;
	for (; *text; text++) {
		if (*text == L'\r')
			continue;
		if (*text == L'\n')
			*end++ = L'\r';
		*end++ = *text;
	}
	return result;
}

void out_scenario_text(const wchar_t *text)
{
	wchar_t *filled = with_state_values(text), *lines = with_windows_line_ends(filled);
	out_text(lines);
	free(lines);
	free(filled);
}

static DWORD run_command(wchar_t *command)
{
	STARTUPINFOW startup = {.cb = sizeof startup};
	PROCESS_INFORMATION process;
	DWORD code = 1;
	if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &process)) {
		err(L"lab: a rule's command could not be started: %ls\r\n", system_message(GetLastError()));
		return NOT_IMITATED;
	}
	WaitForSingleObject(process.hProcess, INFINITE);
	GetExitCodeProcess(process.hProcess, &code);
	return code;
}

static BOOL state_fits(wchar_t *condition)
{
	wchar_t *equals = wcschr(condition, L'=');
	if (!equals)
		return FALSE;
	*equals = 0;
	wchar_t *value = state_value(condition);
	BOOL fits = matches_pattern(equals + 1, value);
	free(value);
	return fits;
}

static void out_file(const wchar_t *name)
{
	wchar_t path[MAX_PATH];
	wchar_t *filled = with_state_values(name);
	_snwprintf(path, MAX_PATH, L"tools\\%ls", filled);
	free(filled);
	wchar_t *text = read_lab_file(path);
	if (!text) {
		err(L"lab: a rule names a missing file %ls\r\n", path);
		tool_end(NOT_IMITATED);
	}
	out_scenario_text(text);
	free(text);
}

void answer_by_rules(const wchar_t *tool, const wchar_t *subject)
{
	wchar_t path[MAX_PATH];
	_snwprintf(path, MAX_PATH, L"tools\\%ls.rules", tool);
	wchar_t *text = read_lab_file(path), *rest = text, *line;
	BOOL fits = FALSE, acted = FALSE;
	DWORD code = 0;
	while ((line = next_line(&rest))) {
		line += wcsspn(line, L" \t");
		if (!*line || *line == L'#')
			continue;
		wchar_t *value = line + wcscspn(line, L" \t");
		if (*value)
			*value++ = 0;
		if (!wcscmp(line, L"match")) {
			if (fits && acted)
				break;
			fits = matches_pattern(value, subject);
			acted = FALSE;
			continue;
		}
		if (!fits)
			continue;
		if (!wcscmp(line, L"as")) {
			fits = !_wcsicmp(value, current_logon()->user);
			continue;
		}
		if (!wcscmp(line, L"when")) {
			fits = state_fits(value);
			continue;
		}
		acted = TRUE;
		if (!wcscmp(line, L"pass")) {
			/* this call is left to the tool's own behaviour */
			free(text);
			return;
		} else if (!wcscmp(line, L"set")) {
			wchar_t *equals = wcschr(value, L'=');
			if (equals) {
				*equals = 0;
				set_state_value(value, equals + 1);
			}
		} else if (!wcscmp(line, L"out")) {
			out_file(value);
		} else if (!wcscmp(line, L"echo")) {
			out_scenario_text(value);
			out_text(L"\r\n");
		} else if (!wcscmp(line, L"err")) {
			wchar_t *filled = with_state_values(value);
			err(L"%ls\r\n", filled);
			free(filled);
		} else if (!wcscmp(line, L"sleep")) {
			flush_output();
			Sleep(_wtoi(value));
		} else if (!wcscmp(line, L"hang")) {
			flush_output();
			Sleep(INFINITE);
		} else if (!wcscmp(line, L"code")) {
			code = wcstoul(value, NULL, 0);
		} else if (!wcscmp(line, L"run")) {
			flush_output();
			code = run_command(value);
		} else {
			err(L"lab: %ls: unknown word %ls\r\n", path, line);
			tool_end(NOT_IMITATED);
		}
	}
	free(text);
	if (fits && acted)
		tool_end(code);
}
