/*
 * schtasks.exe: /create (/tr or /xml), /run, /query, /end, /delete, /change. A task that is run really runs, as the user
 * it names and in that user's session. Triggers are stored and not acted upon.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include "common/logon.h"
#include "common/session_service.h"
#include "common/task_file.h"
#include <stdio.h>
#include <stdlib.h>

struct options {
	const wchar_t *name, *program, *schedule, *start_time, *start_date, *run_as, *password, *level, *xml, *format, *modifier, *day, *delay;
	BOOL forced, interactive, no_password, verbose, no_header, show_xml, enable, disable, delete_after;
};

__attribute__((noreturn)) static void fail(const wchar_t *english, const wchar_t *japanese)
{
	err(L"%ls%ls\r\n", by_language(L"ERROR: ", L"エラー: "), by_language(english, japanese));
	tool_end(1);
}

__attribute__((noreturn)) static void fail_unknown_task(const wchar_t *name)
{
	err(by_language(L"ERROR: The specified task name \"%ls\" does not exist in the system.\r\n",
		L"エラー: 指定されたタスク名 \"%ls\" はシステムに存在しません。\r\n"), name);
	tool_end(1);
}

__attribute__((noreturn)) static void fail_missing_file(void)
{
	fail(L"The system cannot find the file specified.", L"指定されたファイルが見つかりません。");
}

static struct options parse_options(int count, wchar_t **argument)
{
	struct options options = {0};
	for (int i = 0; i < count; i++) {
		const wchar_t *name = argument[i];
		const struct {
			const wchar_t *name;
			const wchar_t **value;
		} valued[] = {{L"/tn", &options.name}, {L"/tr", &options.program}, {L"/sc", &options.schedule}, {L"/st", &options.start_time},
			{L"/sd", &options.start_date}, {L"/ru", &options.run_as}, {L"/rp", &options.password}, {L"/rl", &options.level},
			{L"/fo", &options.format}, {L"/mo", &options.modifier}, {L"/d", &options.day}, {L"/delay", &options.delay}};
		const struct {
			const wchar_t *name;
			BOOL *flag;
		} flags[] = {{L"/f", &options.forced}, {L"/it", &options.interactive}, {L"/np", &options.no_password}, {L"/v", &options.verbose},
			{L"/nh", &options.no_header}, {L"/enable", &options.enable}, {L"/disable", &options.disable}, {L"/z", &options.delete_after},
			{L"/i", &options.verbose}, {L"/hresult", &options.verbose}};
		BOOL known = FALSE;
		if (!_wcsicmp(name, L"/xml")) {
			/* with a file for /create, without for /query */
			if (i + 1 < count && argument[i + 1][0] != L'/')
				options.xml = argument[++i];
			options.show_xml = known = TRUE;
		}
		for (size_t v = 0; !known && v < sizeof valued / sizeof *valued; v++) {
			if (!_wcsicmp(name, valued[v].name)) {
				if (++i == count)
					fail(L"Invalid syntax. Value expected for an option.", L"無効な構文です。オプションの値が必要です。");
				*valued[v].value = argument[i];
				known = TRUE;
			}
		}
		for (size_t f = 0; !known && f < sizeof flags / sizeof *flags; f++) {
			if (!_wcsicmp(name, flags[f].name)) {
				*flags[f].flag = TRUE;
				known = TRUE;
			}
		}
		if (!known && (!_wcsicmp(name, L"/s") || !_wcsicmp(name, L"/u") || !_wcsicmp(name, L"/p") || !wcscmp(name, L"/?")))
			not_imitated();
		if (!known) {
			err(by_language(L"ERROR: Invalid argument/option - '%ls'.\r\nType \"SCHTASKS /?\" for usage.\r\n",
				L"エラー: 無効な引数またはオプションです - '%ls'。\r\n\"SCHTASKS /?\" と入力すると使用法が表示されます。\r\n"), name);
			tool_end(1);
		}
	}
	return options;
}

/* "\Folder\Name", whichever way it was typed. */
static wchar_t *full_name(const wchar_t *name)
{
	wchar_t *full = calloc(wcslen(name) + 2, sizeof *full);
	if (*name != L'\\')
		*full = L'\\';
	return wcscat(full, name);
}

static void append_encoded(wchar_t *to, const wchar_t *text)
{
	to += wcslen(to);
	for (; *text; text++) {
		const wchar_t *entity = *text == L'<' ? L"&lt;" : *text == L'>' ? L"&gt;" : *text == L'&' ? L"&amp;" : NULL;
		if (entity) {
			wcscpy(to, entity);
			to += wcslen(to);
		} else {
			*to++ = *text;
			*to = 0;
		}
	}
}

static wchar_t *task_xml(const struct options *options)
{
	wchar_t *xml = calloc(wcslen(options->program) * 5 + 8192, sizeof *xml), program[1024], stamp[40];
	const wchar_t *arguments = options->program;
	struct user user;
	size_t length;
	/* the program ends at its closing quote, or at the first blank */
	if (*arguments == L'"') {
		length = wcscspn(++arguments, L"\"");
		wcsncpy(program, arguments, length < 1023 ? length : 1023);
		arguments += length + (arguments[length] != 0);
	} else {
		length = wcscspn(arguments, L" ");
		wcsncpy(program, arguments, length < 1023 ? length : 1023);
		arguments += length;
	}
	program[length < 1023 ? length : 1023] = 0;
	while (*arguments == L' ')
		arguments++;
	SYSTEMTIME now;
	GetLocalTime(&now);
	swprintf(stamp, 40, L"%04d-%02d-%02dT%02d:%02d:%02d", now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond);
	const wchar_t *run_as = options->run_as ? options->run_as : current_logon()->user;
	BOOL system = !_wcsicmp(run_as, L"SYSTEM") || !_wcsicmp(run_as, L"NT AUTHORITY\\SYSTEM") || !*run_as;
	swprintf(xml, 4096, L"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n"
		L"<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\r\n"
		L"  <RegistrationInfo>\r\n    <Date>%ls</Date>\r\n    <Author>%ls\\%ls</Author>\r\n    <URI>%ls</URI>\r\n  </RegistrationInfo>\r\n"
		L"  <Triggers>\r\n", stamp, current_logon()->domain, current_logon()->user, options->name);
	if (!_wcsicmp(options->schedule, L"onlogon"))
		wcscat(xml, L"    <LogonTrigger />\r\n");
	else if (!_wcsicmp(options->schedule, L"onstart"))
		wcscat(xml, L"    <BootTrigger />\r\n");
	else
		swprintf(xml + wcslen(xml), 200, L"    <TimeTrigger>\r\n      <StartBoundary>%.10lsT%ls:00</StartBoundary>\r\n    </TimeTrigger>\r\n", stamp,
			options->start_time ? options->start_time : L"00:00");
	wcscat(xml, L"  </Triggers>\r\n  <Principals>\r\n    <Principal id=\"Author\">\r\n");
	if (!system && find_user(run_as, &user)) {
		swprintf(xml + wcslen(xml), 400, L"      <UserId>%ls</UserId>\r\n      <LogonType>%ls</LogonType>\r\n", user.sid,
			options->password ? L"Password" : options->no_password ? L"S4U" : L"InteractiveToken");
	} else if (system) {
		wcscat(xml, L"      <UserId>S-1-5-18</UserId>\r\n");
	} else if (wcsstr(run_as, L"Users") || wcsstr(run_as, L"INTERACTIVE")) {
		wcscat(xml, L"      <GroupId>S-1-5-32-545</GroupId>\r\n");
	} else {
		swprintf(xml + wcslen(xml), 400, L"      <UserId>%ls</UserId>\r\n      <LogonType>%ls</LogonType>\r\n", current_logon()->sid,
			options->interactive ? L"InteractiveToken" : L"Password");
	}
	swprintf(xml + wcslen(xml), 200, L"      <RunLevel>%ls</RunLevel>\r\n    </Principal>\r\n  </Principals>\r\n",
		options->level && !_wcsicmp(options->level, L"highest") ? L"HighestAvailable" : L"LeastPrivilege");
	wcscat(xml, L"  <Settings>\r\n    <Enabled>true</Enabled>\r\n  </Settings>\r\n  <Actions Context=\"Author\">\r\n    <Exec>\r\n      <Command>");
	append_encoded(xml, program);
	wcscat(xml, L"</Command>\r\n");
	if (*arguments) {
		wcscat(xml, L"      <Arguments>");
		append_encoded(xml, arguments);
		wcscat(xml, L"</Arguments>\r\n");
	}
	wcscat(xml, L"    </Exec>\r\n  </Actions>\r\n</Task>\r\n");
	return xml;
}

static BOOL is_known_account(const wchar_t *name)
{
	struct user user;
	const wchar_t *last = wcsrchr(name, L'\\');
	return find_user(name, &user) || !*name || !_wcsicmp(name, current_logon()->user) || wcsstr(name, L"SYSTEM") || wcsstr(name, L"SERVICE")
		|| wcsstr(name, L"Users") || wcsstr(name, L"INTERACTIVE") || wcsstr(name, L"Administrators")
		|| (last && !_wcsicmp(last + 1, L"Administrator")) || !_wcsicmp(name, L"Administrator");
}

static BOOL store_xml(const wchar_t *path, const wchar_t *xml)
{
	/* folders of the task's name come into being with it */
	wchar_t folder[MAX_PATH];
	wcscpy(folder, path);
	for (wchar_t *slash = wcschr(folder + 3, L'\\'); slash; slash = wcschr(slash + 1, L'\\')) {
		*slash = 0;
		CreateDirectoryW(folder, NULL);
		*slash = L'\\';
	}
	HANDLE file = CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	DWORD written;
	if (file == INVALID_HANDLE_VALUE)
		return FALSE;
	WriteFile(file, L"\xfeff", 2, &written, NULL);
	BOOL done = WriteFile(file, xml, wcslen(xml) * sizeof *xml, &written, NULL);
	CloseHandle(file);
	return done;
}

static void create(struct options *options)
{
	wchar_t path[MAX_PATH], *xml;
	struct task task;
	if (!options->name)
		fail(L"Invalid syntax. Mandatory option 'tn' is missing.", L"無効な構文です。必須オプション 'tn' がありません。");
	if (!options->xml && !options->program)
		fail(L"Invalid syntax. Mandatory option 'tr' is missing.", L"無効な構文です。必須オプション 'tr' がありません。");
	if (!options->xml && !options->schedule)
		fail(L"Invalid syntax. Mandatory option 'sc' is missing.", L"無効な構文です。必須オプション 'sc' がありません。");
	if (options->program && wcslen(options->program) > 262)
		fail(L"Invalid syntax. Value for '/TR' option cannot be more than 261 character(s).",
			L"無効な構文です。'/TR' オプションの値は 261 文字以内で指定してください。");
	if (options->schedule && !_wcsicmp(options->schedule, L"once") && !options->start_time)
		fail(L"Invalid syntax. Mandatory option 'st' is missing.", L"無効な構文です。必須オプション 'st' がありません。");
	if (options->run_as && !is_known_account(options->run_as))
		fail(L"No mapping between account names and security IDs was done.",
			L"アカウント名とセキュリティ ID の間のマッピングは実行されませんでした。");
	if (options->xml) {
		xml = read_text_file(options->xml);
		if (!xml)
			fail_missing_file();
		if (!parse_task(xml, &task))
			fail(L"The task XML is malformed.", L"タスク XML の形式に誤りがあります。");
	} else {
		xml = task_xml(options);
	}
	task_path(options->name, path);
	if (!options->forced && GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES) {
		wchar_t question[600];
		_snwprintf(question, 600, by_language(L"WARNING: The task name \"%ls\" already exists. Do you want to replace it (Y/N)? ",
			L"警告: タスク名 \"%ls\" は既に存在します。置き換えますか (Y/N)? "), options->name);
		if (!ask_yes_no(question))
			tool_end(1);
	}
	if (!store_xml(path, xml))
		fail(L"Access is denied.", L"アクセスが拒否されました。");
	forget_task_result(full_name(options->name));
	out(by_language(L"SUCCESS: The scheduled task \"%ls\" has successfully been created.\r\n",
		L"成功: スケジュール タスク \"%ls\" は正しく作成されました。\r\n"), options->name);
}

static struct task *known_task(const struct options *options)
{
	if (!options->name)
		fail(L"Invalid syntax. Mandatory option 'tn' is missing.", L"無効な構文です。必須オプション 'tn' がありません。");
	struct task *task = read_task(options->name);
	if (!task)
		fail_unknown_task(options->name);
	return task;
}

static void run(const struct options *options)
{
	known_task(options);
	DWORD error = request_session_service(L"run-task", full_name(options->name));
	if (error)
		fail(system_message(error), system_message(error));
	out(by_language(L"SUCCESS: Attempted to run the scheduled task \"%ls\".\r\n",
		L"成功: スケジュール タスク \"%ls\" の実行が試行されました。\r\n"), options->name);
}

static void end(const struct options *options)
{
	known_task(options);
	DWORD error = request_session_service(L"end-task", full_name(options->name));
	if (error && error != ERROR_NOT_FOUND)
		fail(system_message(error), system_message(error));
	out(by_language(L"SUCCESS: The scheduled task \"%ls\" has been terminated successfully.\r\n",
		L"成功: スケジュール タスク \"%ls\" は正しく終了されました。\r\n"), options->name);
}

static void delete(const struct options *options)
{
	wchar_t path[MAX_PATH];
	known_task(options);
	if (!options->forced) {
		wchar_t question[600];
		_snwprintf(question, 600, by_language(L"WARNING: Are you sure you want to remove the task \"%ls\" (Y/N)? ",
			L"警告: タスク \"%ls\" を削除しますか (Y/N)? "), options->name);
		if (!ask_yes_no(question))
			tool_end(1);
	}
	task_path(options->name, path);
	if (!DeleteFileW(path))
		fail(system_message(GetLastError()), system_message(GetLastError()));
	forget_task_result(full_name(options->name));
	out(by_language(L"SUCCESS: The scheduled task \"%ls\" was successfully deleted.\r\n",
		L"成功: スケジュール タスク \"%ls\" は正しく削除されました。\r\n"), options->name);
}

static void change(const struct options *options)
{
	wchar_t path[MAX_PATH];
	known_task(options);
	if (options->enable == options->disable)
		not_imitated();
	task_path(options->name, path);
	wchar_t *xml = read_text_file(path), *settings = wcsstr(xml, L"<Settings"), *enabled = settings ? wcsstr(settings, L"<Enabled>") : NULL;
	wchar_t *changed = calloc(wcslen(xml) + 200, sizeof *changed);
	const wchar_t *value = options->enable ? L"true" : L"false";
	if (enabled) {
		wcsncpy(changed, xml, enabled - xml);
		wcscat(wcscat(wcscat(changed, L"<Enabled>"), value), wcsstr(enabled, L"</Enabled>"));
	} else {
		wchar_t *actions = wcsstr(xml, L"<Actions");
		wcsncpy(changed, xml, actions - xml);
		wcscat(wcscat(wcscat(wcscat(changed, L"<Settings><Enabled>"), value), L"</Enabled></Settings>"), actions);
	}
	if (!store_xml(path, changed))
		fail(L"Access is denied.", L"アクセスが拒否されました。");
	out(by_language(L"SUCCESS: The parameters of scheduled task \"%ls\" have been changed.\r\n",
		L"成功: スケジュール タスク \"%ls\" のパラメーターは変更されました。\r\n"), options->name);
}

/* ---- query ---- */

static int shown;
static const wchar_t *last_folder;

static const wchar_t *status_text(const struct task *task, const struct task_result *result)
{
	if (!task->enabled)
		return by_language(L"Disabled", L"無効");
	return result->running ? by_language(L"Running", L"実行中") : by_language(L"Ready", L"準備完了");
}

static void show_task(const struct options *options, const wchar_t *name)
{
	struct task *task = read_task(name);
	struct task_result result;
	wchar_t code[16], computer[64], action[5200];
	DWORD capacity = 64;
	if (!task)
		return;
	read_task_result(name, &result);
	GetComputerNameW(computer, &capacity);
	swprintf(code, 16, L"%ld", (LONG)result.code);
	swprintf(action, 5200, L"%ls %ls", task->actions[0].command, task->actions[0].arguments);
	const wchar_t *never = L"N/A", *status = status_text(task, &result);
	BOOL csv = options->format && !_wcsicmp(options->format, L"csv"), list = options->format && !_wcsicmp(options->format, L"list");
	struct user user;
	const wchar_t *run_as = *task->group ? L"Users" : find_user(task->user, &user) ? user.name
		: !_wcsicmp(task->user, L"S-1-5-18") ? L"SYSTEM" : task->user;
	const struct {
		const wchar_t *english, *japanese, *value;
		BOOL verbose;
	} fields[] = {{L"HostName", L"ホスト名", computer, TRUE}, {L"TaskName", L"タスク名", name, FALSE},
		{L"Next Run Time", L"次回の実行時刻", never, FALSE}, {L"Status", L"状態", status, FALSE},
		{L"Logon Mode", L"ログオン モード", task->interactive_only ? by_language(L"Interactive only", L"対話型のみ")
			: by_language(L"Interactive/Background", L"対話型/バックグラウンド"), TRUE},
		{L"Last Run Time", L"前回の実行時刻", *result.started ? date_and_time(result.started, L" ") : never, TRUE}, {L"Last Result", L"前回の結果", code, TRUE},
		{L"Author", L"作成者", *task->author ? task->author : never, TRUE}, {L"Task To Run", L"実行するタスク", action, TRUE},
		{L"Scheduled Task State", L"スケジュールされたタスクの状態",
			task->enabled ? by_language(L"Enabled", L"有効") : by_language(L"Disabled", L"無効"), TRUE},
		{L"Run As User", L"ユーザーとして実行", run_as, TRUE}};
	enum { COUNT = sizeof fields / sizeof *fields };
	if (csv) {
		for (int row = shown || options->no_header; row < 2; row++) {
			BOOL first = TRUE;
			for (int i = 0; i < COUNT; i++) {
				if (fields[i].verbose && !options->verbose)
					continue;
				out(first ? L"\"%ls\"" : L",\"%ls\"", row ? fields[i].value : by_language(fields[i].english, fields[i].japanese));
				first = FALSE;
			}
			out_text(L"\r\n");
		}
	} else {
		/* the folder is named above its tasks */
		const wchar_t *slash = wcsrchr(name, L'\\');
		size_t length = slash && slash > name ? (size_t)(slash - name) : 1;
		if (!last_folder || wcslen(last_folder) != length || wcsncmp(last_folder, name, length)) {
			wchar_t *folder = _wcsdup(name);
			folder[length] = 0;
			out(by_language(L"\r\nFolder: %ls\r\n", L"\r\nフォルダー: %ls\r\n"), folder);
			last_folder = folder;
			if (!list && !options->no_header) {
				out_padded(by_language(L"TaskName", L"タスク名"), 41);
				out_padded(by_language(L"Next Run Time", L"次回の実行時刻"), 23);
				out_text(by_language(L"Status", L"状態"));
				out_text(L"\r\n======================================== ====================== ===============\r\n");
			}
		}
		if (list) {
			for (int i = 0; i < COUNT; i++) {
				if (fields[i].verbose && !options->verbose && i)
					continue;
				const wchar_t *label = by_language(fields[i].english, fields[i].japanese);
				out_text(label);
				out_text(L":");
				out_repeated(L' ', (options->verbose ? 36 : 14) - columns(label));
				out(L"%ls\r\n", fields[i].value);
			}
			out_text(L"\r\n");
		} else {
			out_padded(slash ? slash + 1 : name, 40);
			out_text(L" ");
			out_padded(never, 22);
			out_text(L" ");
			out_padded(status, 15);
			out_text(L"\r\n");
		}
	}
	shown++;
	free(task);
}

static void show_folder(const struct options *options, const wchar_t *folder)
{
	wchar_t pattern[MAX_PATH];
	WIN32_FIND_DATAW entry;
	for (int folders = 0; folders < 2; folders++) {
		_snwprintf(pattern, MAX_PATH, L"C:\\windows\\system32\\tasks%ls\\*", folder);
		HANDLE search = FindFirstFileW(pattern, &entry);
		if (search == INVALID_HANDLE_VALUE)
			return;
		do {
			wchar_t name[MAX_PATH];
			if (entry.cFileName[0] == L'.')
				continue;
			_snwprintf(name, MAX_PATH, L"%ls\\%ls", folder, entry.cFileName);
			BOOL is_folder = entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY;
			if (is_folder && folders)
				show_folder(options, name);
			else if (!is_folder && !folders)
				show_task(options, name);
		} while (FindNextFileW(search, &entry));
		FindClose(search);
	}
}

static void query(const struct options *options)
{
	wchar_t path[MAX_PATH];
	if (!options->name) {
		if (options->show_xml)
			not_imitated();
		show_folder(options, L"");
		if (!shown)
			out_text(by_language(L"INFO: There are no scheduled tasks presently available at your access level.\r\n",
				L"情報: アクセス レベルで現在利用可能なスケジュール タスクはありません。\r\n"));
		return;
	}
	wchar_t *name = full_name(options->name);
	task_path(name, path);
	DWORD attributes = GetFileAttributesW(path);
	size_t length = wcslen(name);
	if (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY)) {
		/* "\Folder\" lists the folder */
		if (name[length - 1] == L'\\')
			name[length - 1] = 0;
		show_folder(options, name);
	} else if (attributes == INVALID_FILE_ATTRIBUTES) {
		fail_missing_file();
	} else if (options->show_xml) {
		wchar_t *xml = read_text_file(path);
		out_text(xml);
		out_text(L"\r\n");
	} else {
		show_task(options, name);
	}
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count < 2) {
		struct options none = {0};
		query(&none);
		tool_end(0);
	}
	struct options options = parse_options(count - 2, argument + 2);
	if (!_wcsicmp(argument[1], L"/create"))
		create(&options);
	else if (!_wcsicmp(argument[1], L"/run"))
		run(&options);
	else if (!_wcsicmp(argument[1], L"/query"))
		query(&options);
	else if (!_wcsicmp(argument[1], L"/delete"))
		delete(&options);
	else if (!_wcsicmp(argument[1], L"/end"))
		end(&options);
	else if (!_wcsicmp(argument[1], L"/change"))
		change(&options);
	else
		not_imitated();
	tool_end(0);
}
