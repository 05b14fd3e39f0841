/*
 * Does what Win32-OpenSSH's sshd does for a session (PowerShell/openssh-portable, contrib/win32/win32compat/w32-doexec.c):
 * runs  "c:\windows\system32\cmd.exe" /c "<command>"  verbatim, with nothing escaped, in a job that dies with cmd.exe.
 */
#include <stdio.h>
#include <windows.h>

/* The variable's value, removed from the environment; NULL if there is none. */
static wchar_t *take(const wchar_t *name)
{
	DWORD length = GetEnvironmentVariableW(name, NULL, 0);
	if (!length)
		return NULL;
	wchar_t *value = HeapAlloc(GetProcessHeap(), 0, (length + 1) * sizeof *value);
	GetEnvironmentVariableW(name, value, length + 1);
	SetEnvironmentVariableW(name, NULL);
	return value;
}

static void enter_session(const wchar_t *user)
{
	wchar_t computer[64], prompt[200], profile[MAX_PATH];
	DWORD length = 64;
	if (user && GetComputerNameW(computer, &length)) {
		_snwprintf(prompt, 200, L"%ls@%ls $P$G", user, computer);
		SetEnvironmentVariableW(L"USERNAME", user);
		SetEnvironmentVariableW(L"PROMPT", prompt);
		_snwprintf(profile, MAX_PATH, L"C:\\Users\\%ls", user);
		if (GetFileAttributesW(profile) != INVALID_FILE_ATTRIBUTES) {
			wchar_t folder[MAX_PATH];
			SetEnvironmentVariableW(L"USERPROFILE", profile);
			SetEnvironmentVariableW(L"HOMEPATH", profile + 2);
			_snwprintf(folder, MAX_PATH, L"%ls\\AppData\\Roaming", profile);
			SetEnvironmentVariableW(L"APPDATA", folder);
			_snwprintf(folder, MAX_PATH, L"%ls\\AppData\\Local", profile);
			SetEnvironmentVariableW(L"LOCALAPPDATA", folder);
			_snwprintf(folder, MAX_PATH, L"%ls\\AppData\\Local\\Temp", profile);
			SetEnvironmentVariableW(L"TEMP", folder);
			SetEnvironmentVariableW(L"TMP", folder);
		}
	}
	static const wchar_t *foreign[] = {L"LANG", L"LC_ALL", L"LOCPATH", L"USER", L"HOME", L"SHELL", L"PWD", L"OLDPWD", L"SHLVL", L"_"};
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
		SetEnvironmentVariableW(foreign[i], NULL);
	if (GetEnvironmentVariableW(L"USERPROFILE", profile, MAX_PATH))
		SetCurrentDirectoryW(profile);
}

static HANDLE new_job(void)
{
	JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
	HANDLE job = CreateJobObjectW(NULL, NULL);
	limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_BREAKAWAY_OK;
	SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
	return job;
}

/* Ends what the command left running. Again until nothing is left: a process that is just starting can miss it once. */
static void end_job(HANDLE job)
{
	JOBOBJECT_BASIC_ACCOUNTING_INFORMATION accounting;
	for (int tries = 0; tries < 100; tries++) {
		if (!QueryInformationJobObject(job, JobObjectBasicAccountingInformation, &accounting, sizeof accounting, NULL)
			|| !accounting.ActiveProcesses)
			return;
		TerminateJobObject(job, 0);
		Sleep(20);
	}
}

int wmain(void)
{
	wchar_t *command = take(L"RUNNER_COMMAND"), *console = take(L"RUNNER_CONSOLE"), *code_file = take(L"RUNNER_CODE_FILE");
	enter_session(take(L"RUNNER_USER"));
	size_t capacity = (command ? wcslen(command) : 0) + 64;
	wchar_t *line = HeapAlloc(GetProcessHeap(), 0, capacity * sizeof *line);
	if (command)
		_snwprintf(line, capacity, L"\"c:\\windows\\system32\\cmd.exe\" /c \"%ls\"", command);
	else
		wcscpy(line, L"\"c:\\windows\\system32\\cmd.exe\"");

	STARTUPINFOW startup = {.cb = sizeof startup, .dwFlags = STARTF_USESTDHANDLES};
	PROCESS_INFORMATION process;
	startup.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
	startup.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
	startup.hStdError = GetStdHandle(STD_ERROR_HANDLE);
	/* a hidden console, so that the OEM code page is in force as on Windows */
	DWORD flags = CREATE_SUSPENDED | (console && !wcscmp(console, L"hidden") ? CREATE_NO_WINDOW : 0);
	BOOL started = CreateProcessW(NULL, line, NULL, NULL, TRUE, flags, NULL, NULL, &startup, &process);
	/* seen once in hundreds of starts on a very busy machine; the second try has always succeeded */
	if (!started && GetLastError() == ERROR_INTERNAL_ERROR)
		started = CreateProcessW(NULL, line, NULL, NULL, TRUE, flags, NULL, NULL, &startup, &process);
	if (!started) {
		fprintf(stderr, "lab: cmd.exe could not be started, error %lu\n", GetLastError());
		return 255;
	}
	HANDLE job = new_job();
	if (!AssignProcessToJobObject(job, process.hProcess))
		fprintf(stderr, "lab: no job for cmd.exe, error %lu\n", GetLastError());
	CloseHandle(startup.hStdInput);
	CloseHandle(startup.hStdOutput);
	CloseHandle(startup.hStdError);
	DWORD code = 255;
	ResumeThread(process.hThread);
	WaitForSingleObject(process.hProcess, INFINITE);
	GetExitCodeProcess(process.hProcess, &code);
	end_job(job);
	/* the whole 32 bits, for a server that can send them; Debian's sshd sends eight */
	if (code_file) {
		FILE *file = _wfopen(code_file, L"w");
		if (file) {
			fprintf(file, "%lu\n", code);
			fclose(file);
		}
	}
	ExitProcess(code);
}
