/*
 * Owns what outlives an SSH connection: the tasks that schtasks starts, the sessions of logged-on users, and a pending
 * shutdown. Ends with EXIT_RESTART or EXIT_OFF, on which endpoint/boot acts.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include "common/processes.h"
#include "common/session_service.h"
#include "common/task_file.h"
#include "common/user_hives.h"
#include "common/user_session.h"
#include <stdio.h>
#include <stdlib.h>

#define EXIT_RESTART 64
#define EXIT_OFF 65

static CRITICAL_SECTION lock;

/* ---- tasks ---- */

struct run {
	wchar_t name[MAX_PATH];
	HANDLE job;
	struct run *next;
};
static struct run *runs;

static void local_time_text(wchar_t *text)
{
	SYSTEMTIME now;
	GetLocalTime(&now);
	_snwprintf(text, 40, L"%04d-%02d-%02dT%02d:%02d:%02d", now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond);
}

static HANDLE start_action(const struct task *task, const struct user *user, const struct task_action *action)
{
	wchar_t line[5200];
	_snwprintf(line, 5200, *action->command == L'"' ? L"%ls %ls" : L"\"%ls\" %ls", action->command, action->arguments);
	return user ? start_in_session(user, task->highest, line, action->folder, NULL)
		: start_as_administrator(line, action->folder, NULL);
}

struct task_start {
	struct task *task;
	struct user user;
	BOOL as_user;
	wchar_t name[MAX_PATH];
};

static DWORD WINAPI run_task(void *argument)
{
	struct task_start *start = argument;
	struct task_result result = {.running = TRUE};
	struct run run = {.job = CreateJobObjectW(NULL, NULL)};
	wcscpy(run.name, start->name);
	local_time_text(result.started);
	EnterCriticalSection(&lock);
	run.next = runs;
	runs = &run;
	LeaveCriticalSection(&lock);
	for (int i = 0; i < start->task->action_count; i++) {
		EnterCriticalSection(&lock);
		HANDLE process = start_action(start->task, start->as_user ? &start->user : NULL, start->task->actions + i);
		DWORD error = GetLastError();
		LeaveCriticalSection(&lock);
		if (!process) {
			result.code = HRESULT_FROM_WIN32(error);
			break;
		}
		AssignProcessToJobObject(run.job, process);
		WaitForSingleObject(process, INFINITE);
		GetExitCodeProcess(process, &result.code);
		CloseHandle(process);
	}
	result.running = FALSE;
	EnterCriticalSection(&lock);
	for (struct run **link = &runs; *link; link = &(*link)->next) {
		if (*link == &run) {
			*link = run.next;
			break;
		}
	}
	/* a task that was deleted while it ran leaves no result behind */
	wchar_t path[MAX_PATH];
	task_path(start->name, path);
	if (GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES)
		write_task_result(start->name, &result);
	LeaveCriticalSection(&lock);
	CloseHandle(run.job);
	free(start->task);
	free(start);
	return 0;
}

static void start_run(const wchar_t *name, const struct user *user)
{
	struct task_start *start = calloc(1, sizeof *start);
	start->task = read_task(name);
	start->as_user = user != NULL;
	if (user)
		start->user = *user;
	wcsncpy(start->name, name, MAX_PATH - 1);
	/* before the answer, so that a query right after it sees the task running */
	struct task_result result = {.running = TRUE};
	local_time_text(result.started);
	write_task_result(name, &result);
	CloseHandle(CreateThread(NULL, 0, run_task, start, 0, NULL));
}

static BOOL is_system(const wchar_t *name)
{
	static const wchar_t *names[] = {L"SYSTEM", L"NT AUTHORITY\\SYSTEM", L"S-1-5-18", L"LOCALSYSTEM", L"NT AUTHORITY\\LOCALSERVICE",
		L"NT AUTHORITY\\NETWORKSERVICE", L"S-1-5-19", L"S-1-5-20"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!_wcsicmp(name, names[i]))
			return TRUE;
	return FALSE;
}

static DWORD run_task_named(const wchar_t *name)
{
	struct task *task = read_task(name);
	struct user user;
	if (!task)
		return ERROR_FILE_NOT_FOUND;
	DWORD error = 0;
	if (!task->enabled) {
		error = ERROR_SERVICE_DISABLED;
	} else if (*task->group) {
		/* a group's task runs for every member who is logged on */
		int count;
		struct session *sessions = read_sessions(&count);
		for (int i = 0; i < count; i++)
			if (find_user(sessions[i].user, &user))
				start_run(name, &user);
		free(sessions);
	} else if (find_user(task->user, &user)) {
		/* without the user's session an interactive task stays where it is, and says nothing */
		if (session_of(user.name) >= 0 || !task->interactive_only)
			start_run(name, &user);
	} else if (is_system(task->user) || !task->interactive_only) {
		start_run(name, NULL);
	}
	free(task);
	return error;
}

static DWORD end_task(const wchar_t *name)
{
	DWORD error = ERROR_NOT_FOUND;
	EnterCriticalSection(&lock);
	for (struct run *run = runs; run; run = run->next) {
		if (!_wcsicmp(run->name, name)) {
			TerminateJobObject(run->job, 0x41306 /* SCHED_S_TASK_TERMINATED */);
			error = 0;
		}
	}
	LeaveCriticalSection(&lock);
	return error;
}

/* ---- sessions ---- */

static DWORD log_off(int id)
{
	int session_count, process_count, kept = 0;
	struct user user;
	struct session *sessions = read_sessions(&session_count);
	DWORD error = ERROR_FILE_NOT_FOUND;
	for (int i = 0; i < session_count; i++) {
		if (sessions[i].id != id || !find_user(sessions[i].user, &user)) {
			sessions[kept++] = sessions[i];
			continue;
		}
		struct process *processes = list_processes(&process_count);
		for (int p = 0; p < process_count; p++) {
			HANDLE process = processes[p].session == id ? OpenProcess(PROCESS_TERMINATE | SYNCHRONIZE, FALSE, processes[p].id) : NULL;
			if (process) {
				TerminateProcess(process, 0);
				WaitForSingleObject(process, 5000);
				CloseHandle(process);
			}
		}
		free(processes);
		error = unload_hive(&user);
	}
	write_sessions(sessions, kept);
	free(sessions);
	return error;
}

static DWORD WINAPI log_off_later(void *argument)
{
	/* the caller of "shutdown /l" is one of the processes that end */
	Sleep(500);
	log_off((int)(INT_PTR)argument);
	return 0;
}

static void log_off_all(void)
{
	int count;
	struct session *sessions = read_sessions(&count);
	for (int i = 0; i < count; i++)
		log_off(sessions[i].id);
	free(sessions);
}

/* ---- shutdown ---- */

static HANDLE abort_shutdown;
static BOOL shutdown_pending;

struct shutdown {
	int seconds;
	DWORD exit_code;
};

static DWORD WINAPI shut_down(void *argument)
{
	struct shutdown *shutdown = argument;
	if (WaitForSingleObject(abort_shutdown, shutdown->seconds * 1000) == WAIT_OBJECT_0) {
		shutdown_pending = FALSE;
		free(shutdown);
		return 0;
	}
	/* time for the answer to reach the one who asked */
	Sleep(1000);
	log_off_all();
	ExitProcess(shutdown->exit_code);
}

static DWORD begin_shutdown(const wchar_t *argument)
{
	if (shutdown_pending)
		return ERROR_SHUTDOWN_IS_SCHEDULED;
	struct shutdown *shutdown = malloc(sizeof *shutdown);
	shutdown->exit_code = !wcsncmp(argument, L"restart", 7) ? EXIT_RESTART : EXIT_OFF;
	const wchar_t *seconds = wcschr(argument, L'\t');
	shutdown->seconds = seconds ? _wtoi(seconds + 1) : 0;
	shutdown_pending = TRUE;
	ResetEvent(abort_shutdown);
	CloseHandle(CreateThread(NULL, 0, shut_down, shutdown, 0, NULL));
	return 0;
}

static DWORD cancel_shutdown(void)
{
	if (!shutdown_pending)
		return ERROR_NO_SHUTDOWN_IN_PROGRESS;
	SetEvent(abort_shutdown);
	return 0;
}

static DWORD answer(wchar_t *request)
{
	wchar_t *argument = wcschr(request, L'\t');
	if (!argument)
		return ERROR_INVALID_PARAMETER;
	*argument++ = 0;
	if (!wcscmp(request, L"run-task"))
		return run_task_named(argument);
	if (!wcscmp(request, L"end-task"))
		return end_task(argument);
	if (!wcscmp(request, L"log-off"))
		return log_off(_wtoi(argument));
	if (!wcscmp(request, L"log-off-later")) {
		CloseHandle(CreateThread(NULL, 0, log_off_later, (void *)(INT_PTR)_wtoi(argument), 0, NULL));
		return 0;
	}
	if (!wcscmp(request, L"shutdown"))
		return begin_shutdown(argument);
	if (!wcscmp(request, L"cancel-shutdown"))
		return cancel_shutdown();
	return ERROR_INVALID_FUNCTION;
}

int wmain(void)
{
	InitializeCriticalSection(&lock);
	abort_shutdown = CreateEventW(NULL, TRUE, FALSE, NULL);
	enable_hive_privileges();
	for (;;) {
		wchar_t request[2048];
		DWORD length;
		HANDLE pipe = CreateNamedPipeW(SESSION_PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE | PIPE_WAIT,
			PIPE_UNLIMITED_INSTANCES, 8192, 8192, 0, NULL);
		if (pipe == INVALID_HANDLE_VALUE)
			return GetLastError();
		if ((ConnectNamedPipe(pipe, NULL) || GetLastError() == ERROR_PIPE_CONNECTED)
			&& ReadFile(pipe, request, sizeof request - sizeof *request, &length, NULL)) {
			request[length / sizeof *request] = 0;
			DWORD result = answer(request);
			WriteFile(pipe, &result, sizeof result, &length, NULL);
			FlushFileBuffers(pipe);
		}
		DisconnectNamedPipe(pipe);
		CloseHandle(pipe);
	}
}
