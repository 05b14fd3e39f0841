#include "processes.h"
#include "lab_state.h"
#include "logon.h"
#include <psapi.h>
#include <winternl.h>
#include <stdio.h>
#include <stdlib.h>
#include <tlhelp32.h>

struct title_search {
	struct process *processes;
	int count;
};

static BOOL CALLBACK note_title(HWND window, LPARAM parameter)
{
	struct title_search *search = (struct title_search *)parameter;
	DWORD id;
	GetWindowThreadProcessId(window, &id);
	for (int i = 0; i < search->count; i++)
		if (search->processes[i].id == id && !*search->processes[i].title && IsWindowVisible(window))
			GetWindowTextW(window, search->processes[i].title, 256);
	return TRUE;
}

static DWORD seconds(FILETIME kernel, FILETIME user)
{
	ULONGLONG sum = ((ULONGLONG)kernel.dwHighDateTime << 32 | kernel.dwLowDateTime)
		+ ((ULONGLONG)user.dwHighDateTime << 32 | user.dwLowDateTime);
	return sum / 10000000;
}

static void describe(struct process *process, const struct session *sessions, int session_count)
{
	wchar_t name[64];
	struct user user;
	if (process_user(process->id, name, 64) && find_user(name, &user)) {
		_snwprintf(process->user, 160, L"%ls\\%ls", user.domain, user.name);
		for (int i = 0; i < session_count; i++) {
			if (!_wcsicmp(sessions[i].user, name)) {
				process->session = sessions[i].id;
				wcscpy(process->session_name, !_wcsicmp(sessions[i].station, L"console") ? L"Console"
					: !_wcsnicmp(sessions[i].station, L"rdp-tcp", 7) ? sessions[i].station : L"");
			}
		}
	} else {
		/* a Windows service and an SSH connection alike live in session 0 */
		wcscpy(process->user, L"NT AUTHORITY\\SYSTEM");
		wcscpy(process->session_name, L"Services");
	}
	HANDLE handle = OpenProcess(PROCESS_QUERY_INFORMATION | PROCESS_VM_READ, FALSE, process->id);
	if (handle) {
		PROCESS_MEMORY_COUNTERS memory = {.cb = sizeof memory};
		FILETIME created, ended, kernel, user_time;
		if (GetProcessMemoryInfo(handle, &memory, sizeof memory))
			process->memory = memory.WorkingSetSize;
		if (GetProcessTimes(handle, &created, &ended, &kernel, &user_time))
			process->processor_seconds = seconds(kernel, user_time);
		CloseHandle(handle);
	}
}

wchar_t *process_command_line(DWORD id)
{
	HANDLE process = OpenProcess(PROCESS_QUERY_INFORMATION | PROCESS_VM_READ, FALSE, id);
	PROCESS_BASIC_INFORMATION basic;
	PEB block;
	RTL_USER_PROCESS_PARAMETERS parameters;
	wchar_t *line = NULL;
	if (!process)
		return NULL;
	if (!NtQueryInformationProcess(process, ProcessBasicInformation, &basic, sizeof basic, NULL)
		&& ReadProcessMemory(process, basic.PebBaseAddress, &block, sizeof block, NULL)
		&& ReadProcessMemory(process, block.ProcessParameters, &parameters, sizeof parameters, NULL)) {
		line = calloc(parameters.CommandLine.Length + sizeof *line, 1);
		ReadProcessMemory(process, parameters.CommandLine.Buffer, line, parameters.CommandLine.Length, NULL);
	}
	CloseHandle(process);
	return line;
}

struct process *list_processes(int *count)
{
	HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
	PROCESSENTRY32W entry = {.dwSize = sizeof entry};
	struct process *processes = NULL;
	int session_count;
	struct session *sessions = read_sessions(&session_count);
	*count = 0;
	for (BOOL more = Process32FirstW(snapshot, &entry); more; more = Process32NextW(snapshot, &entry)) {
		processes = realloc(processes, (*count + 1) * sizeof *processes);
		struct process *process = processes + (*count)++;
		memset(process, 0, sizeof *process);
		process->id = entry.th32ProcessID;
		process->parent = entry.th32ParentProcessID;
		const wchar_t *name = wcsrchr(entry.szExeFile, L'\\');
		wcscpy(process->image, name ? name + 1 : entry.szExeFile);
		describe(process, sessions, session_count);
	}
	CloseHandle(snapshot);
	free(sessions);
	return processes;
}

void note_window_titles(struct process *processes, int count)
{
	struct title_search search = {processes, count};
	EnumWindows(note_title, (LPARAM)&search);
}

static const wchar_t *fields[] = {L"IMAGENAME", L"PID", L"SESSION", L"SESSIONNAME", L"USERNAME", L"MEMUSAGE", L"STATUS",
	L"CPUTIME", L"WINDOWTITLE"};
enum { IMAGE_NAME, PID, SESSION, SESSION_NAME, USER_NAME, MEMORY, STATUS, PROCESSOR_TIME, WINDOW_TITLE };
static const wchar_t *comparisons[] = {L"eq", L"ne", L"gt", L"lt", L"ge", L"le"};
enum { EQUAL, DIFFERENT, GREATER, LESS, AT_LEAST, AT_MOST };

BOOL parse_filter(const wchar_t *text, struct process_filter *filter)
{
	wchar_t field[32], comparison[8];
	int at = 0;
	if (swscanf(text, L" %31ls %7ls %n", field, comparison, &at) != 2 || !at || !text[at])
		return FALSE;
	wcsncpy(filter->value, text + at, MAX_PATH - 1);
	filter->value[MAX_PATH - 1] = 0;
	filter->field = filter->comparison = -1;
	for (int i = 0; i < 9; i++)
		if (!_wcsicmp(field, fields[i]))
			filter->field = i;
	for (int i = 0; i < 6; i++)
		if (!_wcsicmp(comparison, comparisons[i]))
			filter->comparison = i;
	return filter->field >= 0 && filter->comparison >= 0;
}

static BOOL compare_numbers(ULONGLONG left, ULONGLONG right, int comparison)
{
	switch (comparison) {
	case EQUAL: return left == right;
	case DIFFERENT: return left != right;
	case GREATER: return left > right;
	case LESS: return left < right;
	case AT_LEAST: return left >= right;
	default: return left <= right;
	}
}

BOOL passes_filter(const struct process *process, const struct process_filter *filter)
{
	const wchar_t *text;
	unsigned hours = 0, minutes = 0, rest = 0;
	switch (filter->field) {
	case PID: return compare_numbers(process->id, _wcstoui64(filter->value, NULL, 10), filter->comparison);
	case SESSION: return compare_numbers(process->session, _wcstoui64(filter->value, NULL, 10), filter->comparison);
	case MEMORY: return compare_numbers(process->memory / 1024, _wcstoui64(filter->value, NULL, 10), filter->comparison);
	case PROCESSOR_TIME:
		swscanf(filter->value, L"%u:%u:%u", &hours, &minutes, &rest);
		return compare_numbers(process->processor_seconds, hours * 3600 + minutes * 60 + rest, filter->comparison);
	case IMAGE_NAME: text = process->image; break;
	case SESSION_NAME: text = process->session_name; break;
	case USER_NAME:
		text = process->user;
		if (!wcschr(filter->value, L'\\') && wcschr(text, L'\\'))
			text = wcschr(text, L'\\') + 1;
		break;
	case STATUS: text = L"RUNNING"; break;
	default: text = *process->title ? process->title : L"N/A";
	}
	BOOL equal = matches_pattern(filter->value, text);
	return filter->comparison == DIFFERENT ? !equal : equal;
}

void group_digits(SIZE_T number, wchar_t *text)
{
	wchar_t digits[32];
	int length = swprintf(digits, 32, L"%llu", (ULONGLONG)number), used = 0;
	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			text[used++] = L',';
		text[used++] = digits[i];
	}
	text[used] = 0;
}
