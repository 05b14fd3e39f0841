/*
 * powershell.exe: does not understand scripts, but recognises them. The script's text (from -Command, -EncodedCommand,
 * -File or standard input) is matched by the rules in C:\lab\tools\powershell.rules. Only processes with their files or with
 * a certain command line, and the times at which files were created, are told without a rule.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include "common/processes.h"
#include "common/rules.h"
#include <stdio.h>
#include <stdlib.h>

static wchar_t *decode_base64(const wchar_t *text)
{
	static const wchar_t alphabet[] = L"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned char *bytes = calloc(wcslen(text) + 2, 1);
	unsigned bits = 0, held = 0, length = 0;
	for (; *text && *text != L'='; text++) {
		const wchar_t *digit = wcschr(alphabet, *text);
		if (!digit)
			continue;
		held = held << 6 | (digit - alphabet);
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[length++] = held >> bits;
		}
	}
	return (wchar_t *)bytes;
}

static wchar_t *read_standard_input(void)
{
	size_t capacity = 65536, length = 0;
	char *bytes = malloc(capacity);
	DWORD got;
	while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), bytes + length, capacity - length, &got, NULL) && got) {
		length += got;
		if (length == capacity)
			bytes = realloc(bytes, capacity *= 2);
	}
	UINT code_page = GetConsoleCP() ? GetConsoleCP() : GetOEMCP();
	wchar_t *text = calloc(length + 1, sizeof *text);
	MultiByteToWideChar(code_page, 0, bytes, length, text, length);
	return text;
}

static BOOL is_switch(const wchar_t *argument, const wchar_t *name, size_t shortest)
{
	size_t length = wcslen(argument);
	return (*argument == L'-' || *argument == L'/') && length > shortest && !_wcsnicmp(argument + 1, name, length - 1);
}

/* What follows on the command line, as it was typed. */
static wchar_t *joined(int count, wchar_t **argument)
{
	size_t length = 1;
	for (int i = 0; i < count; i++)
		length += wcslen(argument[i]) + 1;
	wchar_t *text = calloc(length, sizeof *text);
	for (int i = 0; i < count; i++)
		wcscat(wcscat(text, i ? L" " : L""), argument[i]);
	return text;
}

/* Get-CimInstance of the processes with something on their command line: done and not only recognised. */
static void list_by_command_line(const wchar_t *script)
{
	static const wchar_t like[] = L"$_.CommandLine -like '*";
	const wchar_t *pattern = wcsstr(script, L"Win32_Process") ? wcsstr(script, like) : NULL;
	const wchar_t *end = pattern ? wcsstr(pattern + wcslen(like), L"*'") : NULL;
	if (!end)
		return;
	pattern += wcslen(like);
	wchar_t *wanted = _wcsdup(pattern);
	wanted[end - pattern] = 0;
	int count;
	struct process *processes = list_processes(&count);
	for (int i = 0; i < count; i++) {
		wchar_t *line = process_command_line(processes[i].id);
		if (line && wcsstr(line, wanted))
			out(L"%lu\r\n", processes[i].id);
	}
	tool_end(0);
}

/* Lines of a process id and its program's file, as a ForEach-Object over Win32_Process writes them. */
static void print_process_files(void)
{
	int count;
	struct process *processes = list_processes(&count);
	for (int i = 0; i < count; i++) {
		wchar_t path[MAX_PATH] = L"";
		DWORD length = MAX_PATH;
		HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, processes[i].id);
		if (process && !QueryFullProcessImageNameW(process, 0, path, &length))
			*path = 0;
		if (process)
			CloseHandle(process);
		out(L"%lu %ls\r\n", processes[i].id, path);
	}
	free(processes);
}

/* A text as PowerShellQuoting writes it, 'it''s' or ('x' + [char]0x65e5 + 'y'). Returns what follows. */
static const wchar_t *read_literal(const wchar_t *text, wchar_t *literal, size_t room)
{
	BOOL expression = *text == L'(';
	size_t length = 0;
	text += expression;
	do {
		if (*text == L'\'') {
			for (text++; *text && (*text != L'\'' || text[1] == L'\''); text++) {
				text += *text == L'\'';
				if (length < room - 1)
					literal[length++] = *text;
			}
			text++;
		} else if (!wcsncmp(text, L"[char]0x", 8)) {
			wchar_t *end;
			wchar_t character = wcstoul(text + 8, &end, 16);
			if (length < room - 1)
				literal[length++] = character;
			text = end;
		} else {
			text++;
		}
	} while (expression && *text && *text != L')');
	literal[length] = 0;
	return text + expression;
}

/* In .NET's ticks since the year 1. */
static void print_creation_time(FILETIME created, const wchar_t *path)
{
	ULONGLONG since_1601 = (ULONGLONG)created.dwHighDateTime << 32 | created.dwLowDateTime;
	out(L"%I64u %ls\r\n", since_1601 + 504911232000000000ULL, path);
}

static void print_creation_times_below(const wchar_t *folder, const wchar_t *names, BOOL deep)
{
	wchar_t path[1024];
	WIN32_FIND_DATAW found;
	swprintf(path, 1024, L"%ls\\%ls", folder, names);
	HANDLE search = FindFirstFileW(path, &found);
	if (search == INVALID_HANDLE_VALUE)
		return;
	do {
		if (!wcscmp(found.cFileName, L".") || !wcscmp(found.cFileName, L".."))
			continue;
		swprintf(path, 1024, L"%ls\\%ls", folder, found.cFileName);
		print_creation_time(found.ftCreationTime, path);
		if (deep && found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY && !(found.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT))
			print_creation_times_below(path, L"*", TRUE);
	} while (FindNextFileW(search, &found));
	FindClose(search);
}

/* The script that tells when files were created calls its functions tellAll PATH DEEP and tellBelow FOLDER NAMES DEEP, one a line. */
static void print_creation_times(const wchar_t *script)
{
	wchar_t path[1024], names[512];
	for (const wchar_t *line = script; line; line = wcschr(line, L'\n') ? wcschr(line, L'\n') + 1 : NULL) {
		if (!wcsncmp(line, L"tellAll ", 8)) {
			BOOL deep = !wcsncmp(read_literal(line + 8, path, 1024), L" $true", 6);
			WIN32_FILE_ATTRIBUTE_DATA root;
			if (!GetFileAttributesExW(path, GetFileExInfoStandard, &root))
				continue;
			print_creation_time(root.ftCreationTime, path);
			if (root.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
				print_creation_times_below(path, L"*", deep);
		} else if (!wcsncmp(line, L"tellBelow ", 10)) {
			const wchar_t *rest = read_literal(line + 10, path, 1024);
			BOOL deep = !wcsncmp(read_literal(rest + 1, names, 512), L" $true", 6);
			print_creation_times_below(path, names, deep);
		}
	}
}

int wmain(int count, wchar_t **argument)
{
	wchar_t *script = NULL;
	tool_begin_without_rules();
	for (int i = 1; i < count && !script; i++) {
		BOOL has_value = i + 1 < count;
		if (is_switch(argument[i], L"NoLogo", 3) || is_switch(argument[i], L"NoProfile", 3) || is_switch(argument[i], L"NonInteractive", 3)
			|| is_switch(argument[i], L"Sta", 3) || is_switch(argument[i], L"Mta", 3))
			continue;
		if (has_value && (is_switch(argument[i], L"ExecutionPolicy", 2) || !_wcsicmp(argument[i], L"-ep")
			|| is_switch(argument[i], L"InputFormat", 2) || is_switch(argument[i], L"OutputFormat", 1)
			|| is_switch(argument[i], L"WindowStyle", 1) || is_switch(argument[i], L"Version", 1))) {
			i++;
		} else if (has_value && (is_switch(argument[i], L"EncodedCommand", 1) || !_wcsicmp(argument[i], L"-ec"))) {
			script = decode_base64(argument[i + 1]);
		} else if (has_value && is_switch(argument[i], L"File", 1)) {
			if (!wcscmp(argument[i + 1], L"-")) {
				script = read_standard_input();
				break;
			}
			wchar_t *text = read_text_file(argument[i + 1]), *rest = joined(count - i - 2, argument + i + 2);
			if (!text) {
				err(by_language(L"The argument '%ls' to the -File parameter does not exist. Provide the path to an existing '.ps1' file as an "
					L"argument to the -File parameter.\r\n", L"-File パラメーターの引数 '%ls' が存在しません。既存の '.ps1' ファイルのパスを "
					L"-File パラメーターの引数として指定してください。\r\n"), argument[i + 1]);
				tool_end(0xfffd0000);
			}
			/* rules see the file's name, its arguments and its text */
			size_t capacity = wcslen(text) + wcslen(rest) + wcslen(argument[i + 1]) + 4;
			script = calloc(capacity, sizeof *script);
			swprintf(script, capacity, L"%ls %ls\n%ls", argument[i + 1], rest, text);
		} else if (is_switch(argument[i], L"Command", 1)) {
			script = has_value && wcscmp(argument[i + 1], L"-") ? joined(count - i - 1, argument + i + 1) : read_standard_input();
		} else {
			script = joined(count - i, argument + i);
		}
	}
	if (!script)
		script = read_standard_input();
	answer_by_rules(L"powershell", script);
	list_by_command_line(script);
	if (wcsstr(script, L"Get-CimInstance -ClassName Win32_Process")) {
		print_process_files();
		tool_end(0);
	}
	if (wcsstr(script, L"CreationTimeUtc.Ticks")) {
		print_creation_times(script);
		tool_end(0);
	}
	err(L"lab: no rule in C:\\lab\\tools\\powershell.rules recognises this script:\r\n%.2000ls\r\n", script);
	tool_end(NOT_IMITATED);
}
