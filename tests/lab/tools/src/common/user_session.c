#include "user_session.h"
#include <stdio.h>
#include <stdlib.h>

static HANDLE start(const wchar_t *command_line, const wchar_t *folder, DWORD *process)
{
	STARTUPINFOW startup = {.cb = sizeof startup};
	PROCESS_INFORMATION information;
	/* variables are those of the user the process is for, hence expanded here */
	DWORD length = ExpandEnvironmentStringsW(command_line, NULL, 0);
	wchar_t *line = malloc(length * sizeof *line), expanded_folder[MAX_PATH];
	ExpandEnvironmentStringsW(command_line, line, length);
	ExpandEnvironmentStringsW(folder, expanded_folder, MAX_PATH);
	BOOL started = CreateProcessW(NULL, line, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, expanded_folder, &startup, &information);
	free(line);
	if (!started)
		return NULL;
	CloseHandle(information.hThread);
	if (process)
		*process = information.dwProcessId;
	return information.hProcess;
}

static void set_folder(const wchar_t *name, const wchar_t *profile, const wchar_t *below)
{
	wchar_t path[MAX_PATH];
	_snwprintf(path, MAX_PATH, L"%ls%ls", profile, below);
	SetEnvironmentVariableW(name, path);
}

/* The child inherits this process's environment: changed for the start, then put back. */
HANDLE start_in_session(const struct user *user, BOOL elevated, const wchar_t *command_line, const wchar_t *folder, DWORD *process)
{
	static const wchar_t *names[] = {LOGON_VARIABLE, ELEVATION_VARIABLE, L"USERNAME", L"USERDOMAIN", L"USERPROFILE", L"HOMEDRIVE", L"HOMEPATH", L"APPDATA",
		L"LOCALAPPDATA", L"TEMP", L"TMP", L"SESSIONNAME"};
	enum { COUNT = sizeof names / sizeof *names };
	static wchar_t before[COUNT][MAX_PATH];
	for (int i = 0; i < COUNT; i++)
		if (!GetEnvironmentVariableW(names[i], before[i], MAX_PATH))
			before[i][0] = 0;
	SetEnvironmentVariableW(LOGON_VARIABLE, user->name);
	SetEnvironmentVariableW(ELEVATION_VARIABLE, elevated && user->administrator ? L"1" : NULL);
	SetEnvironmentVariableW(L"USERNAME", user->name);
	SetEnvironmentVariableW(L"USERDOMAIN", user->domain);
	SetEnvironmentVariableW(L"USERPROFILE", user->profile);
	SetEnvironmentVariableW(L"HOMEDRIVE", L"C:");
	SetEnvironmentVariableW(L"HOMEPATH", user->profile + 2);
	SetEnvironmentVariableW(L"SESSIONNAME", L"Console");
	set_folder(L"APPDATA", user->profile, L"\\AppData\\Roaming");
	set_folder(L"LOCALAPPDATA", user->profile, L"\\AppData\\Local");
	set_folder(L"TEMP", user->profile, L"\\AppData\\Local\\Temp");
	set_folder(L"TMP", user->profile, L"\\AppData\\Local\\Temp");
	HANDLE handle = start(command_line, folder && *folder ? folder : user->profile, process);
	DWORD error = GetLastError();
	for (int i = 0; i < COUNT; i++)
		SetEnvironmentVariableW(names[i], before[i][0] ? before[i] : NULL);
	SetLastError(error);
	return handle;
}

HANDLE start_as_administrator(const wchar_t *command_line, const wchar_t *folder, DWORD *process)
{
	return start(command_line, folder && *folder ? folder : L"C:\\windows\\system32", process);
}
