/* tasklist.exe over the real process list: /fo table|list|csv, /nh, /v, /svc, /fi. */
#include "common/console.h"
#include "common/processes.h"
#include <stdlib.h>

enum { TABLE, LIST, CSV };
static int format = TABLE;
static BOOL verbose, services;

struct column {
	const wchar_t *english, *japanese;
	int width;
	BOOL right;
};
static const struct column columns_shown[] = {
	{L"Image Name", L"イメージ名", 25, FALSE}, {L"PID", L"PID", 8, TRUE}, {L"Session Name", L"セッション名", 16, FALSE},
	{L"Session#", L"セッション#", 11, TRUE}, {L"Mem Usage", L"メモリ使用量", 12, TRUE}, {L"Status", L"状態", 15, FALSE},
	{L"User Name", L"ユーザー名", 50, FALSE}, {L"CPU Time", L"CPU 時間", 12, TRUE},
	{L"Window Title", L"ウィンドウ タイトル", 72, FALSE}};
static const struct column service_columns[] = {
	{L"Image Name", L"イメージ名", 25, FALSE}, {L"PID", L"PID", 8, TRUE}, {L"Services", L"サービス", 44, FALSE}};

static const struct column *column_at(int i)
{
	return services ? service_columns + i : columns_shown + i;
}

static int column_count(void)
{
	return services ? 3 : verbose ? 9 : 5;
}

static const wchar_t *heading(int i)
{
	return by_language(column_at(i)->english, column_at(i)->japanese);
}

static void print_cells(const wchar_t **cells)
{
	for (int i = 0; i < column_count(); i++) {
		if (format == CSV) {
			out(i ? L",\"%ls\"" : L"\"%ls\"", cells[i]);
		} else if (format == LIST) {
			out_text(heading(i));
			out_text(L":");
			out_repeated(L' ', 12 - columns(heading(i)));
			out(L" %ls\r\n", cells[i]);
		} else {
			if (i)
				out_text(L" ");
			if (column_at(i)->right)
				out_right(cells[i], column_at(i)->width);
			else
				out_padded(cells[i], column_at(i)->width);
		}
	}
	if (format != LIST)
		out_text(L"\r\n");
}

static void print_header(void)
{
	const wchar_t *cells[9];
	for (int i = 0; i < column_count(); i++)
		cells[i] = heading(i);
	if (format == TABLE)
		out_text(L"\r\n");
	print_cells(cells);
	if (format == TABLE) {
		for (int i = 0; i < column_count(); i++) {
			out_text(i ? L" " : L"");
			out_repeated(L'=', column_at(i)->width);
		}
		out_text(L"\r\n");
	}
}

/* The names of the services a process runs, separated by commas. */
static void services_of(DWORD process, wchar_t *names, int capacity)
{
	static ENUM_SERVICE_STATUS_PROCESSW *list;
	static DWORD count;
	if (!list) {
		DWORD needed, resume = 0;
		SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ENUMERATE_SERVICE);
		list = calloc(1, 1 << 18);
		EnumServicesStatusExW(manager, SC_ENUM_PROCESS_INFO, SERVICE_WIN32, SERVICE_ACTIVE, (BYTE *)list, 1 << 18, &needed, &count,
			&resume, NULL);
	}
	*names = 0;
	for (DWORD i = 0; i < count; i++) {
		if (list[i].ServiceStatusProcess.dwProcessId != process || (int)(wcslen(names) + wcslen(list[i].lpServiceName)) > capacity - 3)
			continue;
		if (*names)
			wcscat(names, L",");
		wcscat(names, list[i].lpServiceName);
	}
	if (!*names)
		wcscpy(names, L"N/A");
}

static void print_process(const struct process *process)
{
	wchar_t id[16], session[16], memory[48], time[32], names[1024] = L"";
	_snwprintf(id, 16, L"%lu", process->id);
	_snwprintf(session, 16, L"%d", process->session);
	group_digits(process->memory / 1024, memory);
	wcscat(memory, L" K");
	_snwprintf(time, 32, L"%lu:%02lu:%02lu", process->processor_seconds / 3600, process->processor_seconds / 60 % 60,
		process->processor_seconds % 60);
	if (services)
		services_of(process->id, names, 1024);
	const wchar_t *all[] = {process->image, id, process->session_name, session, memory, L"Unknown", process->user, time,
		*process->title ? process->title : L"N/A"};
	const wchar_t *with_services[] = {process->image, id, names};
	if (format == LIST)
		out_text(L"\r\n");
	print_cells(services ? with_services : all);
}

__attribute__((noreturn)) static void fail(const wchar_t *english, const wchar_t *japanese)
{
	err(L"%ls%ls\r\n", by_language(L"ERROR: ", L"エラー: "), by_language(english, japanese));
	tool_end(1);
}

int wmain(int count, wchar_t **argument)
{
	struct process_filter filters[16];
	int filter_count = 0, process_count, shown = 0;
	BOOL header = TRUE;
	tool_begin();
	for (int i = 1; i < count; i++) {
		BOOL has_value = i + 1 < count;
		if (!_wcsicmp(argument[i], L"/fo") && has_value) {
			i++;
			if (_wcsicmp(argument[i], L"table") && _wcsicmp(argument[i], L"list") && _wcsicmp(argument[i], L"csv"))
				fail(L"Invalid syntax. Invalid value for '/FO' option.\r\nType \"TASKLIST /?\" for usage.",
					L"無効な構文です。'/FO' オプションの値が無効です。\r\n\"TASKLIST /?\" と入力すると使用法が表示されます。");
			format = !_wcsicmp(argument[i], L"csv") ? CSV : !_wcsicmp(argument[i], L"list") ? LIST : TABLE;
		} else if (!_wcsicmp(argument[i], L"/fi") && has_value && filter_count < 16) {
			if (!parse_filter(argument[++i], filters + filter_count++))
				fail(L"The search filter cannot be recognized.", L"検索フィルターを認識できません。");
		} else if (!_wcsicmp(argument[i], L"/nh")) {
			header = FALSE;
		} else if (!_wcsicmp(argument[i], L"/v")) {
			verbose = TRUE;
		} else if (!_wcsicmp(argument[i], L"/svc")) {
			services = TRUE;
		} else if (argument[i][0] == L'/' && (!_wcsicmp(argument[i], L"/m") || !_wcsicmp(argument[i], L"/s")
			|| !_wcsicmp(argument[i], L"/?") || !_wcsicmp(argument[i], L"/apps"))) {
			not_imitated();
		} else {
			err(L"%ls - '%ls'.\r\n%ls\r\n", by_language(L"ERROR: Invalid argument/option", L"エラー: 無効な引数またはオプションです"),
				argument[i], by_language(L"Type \"TASKLIST /?\" for usage.", L"\"TASKLIST /?\" と入力すると使用法が表示されます。"));
			tool_end(1);
		}
	}
	BOOL titles = verbose;
	for (int i = 0; i < filter_count; i++)
		titles |= filters[i].field == 8;
	struct process *processes = list_processes(&process_count);
	if (titles)
		note_window_titles(processes, process_count);
	for (int i = 0; i < process_count; i++) {
		BOOL wanted = TRUE;
		for (int f = 0; wanted && f < filter_count; f++)
			wanted = passes_filter(processes + i, filters + f);
		if (!wanted)
			continue;
		if (!shown++ && header && format != LIST)
			print_header();
		print_process(processes + i);
	}
	if (!shown)
		out_text(by_language(L"INFO: No tasks are running which match the specified criteria.\r\n",
			L"情報: 指定された条件に一致するタスクは実行されていません。\r\n"));
	tool_end(0);
}
