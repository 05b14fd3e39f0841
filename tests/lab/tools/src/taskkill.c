/*
 * taskkill.exe over the real process list. Without /f it posts WM_CLOSE to the windows it can see: as on Windows, those
 * of the caller's own session only, so that an SSH logon (session 0) cannot gracefully close a user's program.
 */
#include "common/console.h"
#include "common/logon.h"
#include "common/processes.h"
#include <stdlib.h>

static struct process *processes;
static int process_count;
static BOOL forced, with_children;
static BOOL *ended;

__attribute__((noreturn)) static void fail_syntax(const wchar_t *english, const wchar_t *japanese)
{
	err(L"%ls%ls\r\n%ls\r\n", by_language(L"ERROR: ", L"エラー: "), by_language(english, japanese),
		by_language(L"Type \"TASKKILL /?\" for usage.", L"\"TASKKILL /?\" と入力すると使用法が表示されます。"));
	tool_end(1);
}

struct closing {
	DWORD process;
	int windows;
};

static BOOL CALLBACK post_close(HWND window, LPARAM parameter)
{
	struct closing *closing = (struct closing *)parameter;
	DWORD owner;
	GetWindowThreadProcessId(window, &owner);
	if (owner == closing->process && IsWindowVisible(window)) {
		PostMessageW(window, WM_CLOSE, 0, 0);
		closing->windows++;
	}
	return TRUE;
}

static BOOL close_windows(const struct process *process)
{
	struct closing closing = {process->id, 0};
	if (process->session != current_logon()->session)
		return FALSE;
	EnumWindows(post_close, (LPARAM)&closing);
	return closing.windows > 0;
}

static BOOL terminate(const struct process *process)
{
	HANDLE handle = OpenProcess(PROCESS_TERMINATE | SYNCHRONIZE, FALSE, process->id);
	BOOL done = handle && TerminateProcess(handle, 1);
	if (done)
		WaitForSingleObject(handle, 5000);
	if (handle)
		CloseHandle(handle);
	return done;
}

static void report_success(const struct process *process, BOOL by_name, const struct process *parent)
{
	if (parent) {
		out(forced ? by_language(L"SUCCESS: The process with PID %lu (child process of PID %lu) has been terminated.\r\n",
				L"成功: PID %lu (PID %lu の子プロセス) のプロセスは強制終了されました。\r\n")
			: by_language(L"SUCCESS: Sent termination signal to process with PID %lu, child of PID %lu.\r\n",
				L"成功: PID %lu (PID %lu の子プロセス) のプロセスに終了のシグナルを送信しました。\r\n"), process->id, parent->id);
	} else if (by_name) {
		out(forced ? by_language(L"SUCCESS: The process \"%ls\" with PID %lu has been terminated.\r\n",
				L"成功: プロセス \"%ls\" (PID %lu) は強制終了されました。\r\n")
			: by_language(L"SUCCESS: Sent termination signal to the process \"%ls\" with PID %lu.\r\n",
				L"成功: プロセス \"%ls\" (PID %lu) に終了のシグナルを送信しました。\r\n"), process->image, process->id);
	} else {
		out(forced ? by_language(L"SUCCESS: The process with PID %lu has been terminated.\r\n",
				L"成功: PID %lu のプロセスは強制終了されました。\r\n")
			: by_language(L"SUCCESS: Sent termination signal to the process with PID %lu.\r\n",
				L"成功: PID %lu のプロセスに終了のシグナルを送信しました。\r\n"), process->id);
	}
}

static BOOL end_process(int index, BOOL by_name, const struct process *parent)
{
	const struct process *process = processes + index;
	BOOL done = TRUE;
	if (ended[index])
		return TRUE;
	ended[index] = TRUE;
	if (with_children)
		for (int i = 0; i < process_count; i++)
			if (processes[i].parent == process->id && i != index && processes[i].id != GetCurrentProcessId())
				done &= end_process(i, FALSE, process);
	if (forced ? terminate(process) : close_windows(process)) {
		report_success(process, by_name, parent);
		return done;
	}
	if (by_name)
		err(by_language(L"ERROR: The process \"%ls\" with PID %lu could not be terminated.\r\n",
			L"エラー: プロセス \"%ls\" (PID %lu) を終了できませんでした。\r\n"), process->image, process->id);
	else
		err(by_language(L"ERROR: The process with PID %lu could not be terminated.\r\n",
			L"エラー: PID %lu のプロセスを終了できませんでした。\r\n"), process->id);
	err_text(forced ? by_language(L"Reason: Access is denied.\r\n", L"理由: アクセスが拒否されました。\r\n")
		: by_language(L"Reason: This process can only be terminated forcefully (with /F option).\r\n",
			L"理由: このプロセスを強制的に終了できるのは、/F オプションを指定した場合のみです。\r\n"));
	return FALSE;
}

int wmain(int count, wchar_t **argument)
{
	struct process_filter filters[16];
	const wchar_t *wanted[64];
	BOOL is_name[64];
	int filter_count = 0, wanted_count = 0;
	DWORD code = 0;
	tool_begin();
	for (int i = 1; i < count; i++) {
		BOOL has_value = i + 1 < count;
		if (!_wcsicmp(argument[i], L"/f")) {
			forced = TRUE;
		} else if (!_wcsicmp(argument[i], L"/t")) {
			with_children = TRUE;
		} else if ((!_wcsicmp(argument[i], L"/im") || !_wcsicmp(argument[i], L"/pid")) && has_value && wanted_count < 64) {
			is_name[wanted_count] = !_wcsicmp(argument[i], L"/im");
			wanted[wanted_count++] = argument[++i];
		} else if (!_wcsicmp(argument[i], L"/fi") && has_value && filter_count < 16) {
			if (!parse_filter(argument[++i], filters + filter_count++))
				fail_syntax(L"The search filter cannot be recognized.", L"検索フィルターを認識できません。");
		} else if (!_wcsicmp(argument[i], L"/s") || !_wcsicmp(argument[i], L"/?")) {
			not_imitated();
		} else {
			fail_syntax(L"Invalid syntax.", L"無効な構文です。");
		}
	}
	if (!wanted_count && !filter_count)
		fail_syntax(L"Invalid syntax. Neither /FI nor /PID nor /IM were specified.",
			L"無効な構文です。/FI、/PID、/IM のいずれも指定されていません。");
	processes = list_processes(&process_count);
	for (int f = 0; f < filter_count; f++)
		if (filters[f].field == 8)
			note_window_titles(processes, process_count);
	ended = calloc(process_count, sizeof *ended);
	if (!wanted_count) {
		wanted[wanted_count] = L"*";
		is_name[wanted_count++] = TRUE;
	}
	for (int w = 0; w < wanted_count; w++) {
		int hits = 0, named = 0;
		DWORD id = wcstoul(wanted[w], NULL, 10);
		for (int i = 0; i < process_count; i++) {
			const wchar_t *pattern = wanted[w];
			/* a wildcard is understood at the end of a name, or alone */
			BOOL fits = is_name[w] ? (wcschr(pattern, L'*') ? !_wcsnicmp(pattern, processes[i].image, wcscspn(pattern, L"*"))
				: !_wcsicmp(pattern, processes[i].image)) : processes[i].id == id;
			named += fits;
			for (int f = 0; fits && f < filter_count; f++)
				fits = passes_filter(processes + i, filters + f);
			if (!fits || processes[i].id == GetCurrentProcessId())
				continue;
			hits++;
			if (!end_process(i, is_name[w], NULL) && !code)
				code = 1;
		}
		if (!hits && (filter_count && (named || wcschr(wanted[w], L'*')))) {
			out_text(by_language(L"INFO: No tasks running with the specified criteria.\r\n",
				L"情報: 指定された条件のタスクは実行されていません。\r\n"));
		} else if (!hits) {
			err(by_language(L"ERROR: The process \"%ls\" not found.\r\n", L"エラー: プロセス \"%ls\" が見つかりませんでした。\r\n"),
				wanted[w]);
			code = 128;
		}
	}
	tool_end(code);
}
