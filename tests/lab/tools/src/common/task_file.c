#include "task_file.h"
#include "lab_state.h"
#include <stdio.h>
#include <stdlib.h>

void task_path(const wchar_t *name, wchar_t *path)
{
	_snwprintf(path, MAX_PATH, L"C:\\windows\\system32\\tasks\\%ls", *name == L'\\' ? name + 1 : name);
}

static void decode(const wchar_t *from, const wchar_t *end, wchar_t *to, size_t capacity)
{
	static const struct {
		const wchar_t *name;
		wchar_t character;
	} entities[] = {{L"&lt;", L'<'}, {L"&gt;", L'>'}, {L"&amp;", L'&'}, {L"&quot;", L'"'}, {L"&apos;", L'\''}};
	size_t used = 0;
	while (from < end && used < capacity - 1) {
		BOOL replaced = FALSE;
		for (size_t i = 0; *from == L'&' && i < sizeof entities / sizeof *entities && !replaced; i++) {
			size_t length = wcslen(entities[i].name);
			if (!wcsncmp(from, entities[i].name, length)) {
				to[used++] = entities[i].character;
				from += length;
				replaced = TRUE;
			}
		}
		if (!replaced && from[0] == L'&' && from[1] == L'#') {
			wchar_t *stop;
			to[used++] = from[2] == L'x' ? wcstoul(from + 3, &stop, 16) : wcstoul(from + 2, &stop, 10);
			from = *stop == L';' ? stop + 1 : stop;
		} else if (!replaced) {
			to[used++] = *from++;
		}
	}
	to[used] = 0;
}

/* The text of the first such element between start and end; FALSE if there is none. */
static BOOL element(const wchar_t *start, const wchar_t *end, const wchar_t *name, wchar_t *text, size_t capacity)
{
	wchar_t opening[64], closing[64];
	swprintf(opening, 64, L"<%ls", name);
	swprintf(closing, 64, L"</%ls>", name);
	*text = 0;
	const wchar_t *at = start;
	while ((at = wcsstr(at, opening)) && at < end) {
		at += wcslen(opening);
		if (*at != L'>' && *at != L' ')
			continue;
		at = wcschr(at, L'>');
		if (!at || at[-1] == L'/')
			return FALSE;
		const wchar_t *stop = wcsstr(at, closing);
		if (!stop || stop > end)
			return FALSE;
		decode(at + 1, stop, text, capacity);
		return TRUE;
	}
	return FALSE;
}

BOOL parse_task(const wchar_t *xml, struct task *task)
{
	wchar_t text[64];
	memset(task, 0, sizeof *task);
	const wchar_t *all = xml + wcslen(xml);
	const wchar_t *principals = wcsstr(xml, L"<Principals"), *principals_end = principals ? wcsstr(principals, L"</Principals>") : NULL;
	if (principals && principals_end) {
		element(principals, principals_end, L"UserId", task->user, 256);
		element(principals, principals_end, L"GroupId", task->group, 256);
		task->interactive_only = element(principals, principals_end, L"LogonType", text, 64) && !_wcsicmp(text, L"InteractiveToken");
		task->highest = element(principals, principals_end, L"RunLevel", text, 64) && !_wcsicmp(text, L"HighestAvailable");
	}
	element(xml, all, L"Author", task->author, 256);
	const wchar_t *settings = wcsstr(xml, L"<Settings"), *settings_end = settings ? wcsstr(settings, L"</Settings>") : NULL;
	task->enabled = !(settings && settings_end && element(settings, settings_end, L"Enabled", text, 64) && !_wcsicmp(text, L"false"));
	const wchar_t *action = xml;
	while ((action = wcsstr(action, L"<Exec")) && task->action_count < 8) {
		const wchar_t *end = wcsstr(action, L"</Exec>");
		struct task_action *target = task->actions + task->action_count;
		if (!end || !element(action, end, L"Command", target->command, 1024))
			break;
		element(action, end, L"Arguments", target->arguments, 4096);
		element(action, end, L"WorkingDirectory", target->folder, MAX_PATH);
		task->action_count++;
		action = end;
	}
	return task->action_count > 0;
}

struct task *read_task(const wchar_t *name)
{
	wchar_t path[MAX_PATH];
	task_path(name, path);
	wchar_t *xml = read_text_file(path);
	if (!xml)
		return NULL;
	struct task *task = malloc(sizeof *task);
	parse_task(xml, task);
	free(xml);
	return task;
}

static void result_file(const wchar_t *name, wchar_t *file)
{
	CreateDirectoryW(L"C:\\lab\\task-results", NULL);
	_snwprintf(file, MAX_PATH, L"task-results\\%ls", *name == L'\\' ? name + 1 : name);
	for (wchar_t *c = file + 13; *c; c++)
		if (*c == L'\\')
			*c = L'_';
}

void read_task_result(const wchar_t *name, struct task_result *result)
{
	wchar_t file[MAX_PATH];
	result_file(name, file);
	*result = (struct task_result){.code = TASK_HAS_NOT_RUN};
	wchar_t *text = read_lab_file(file), *field[3];
	if (!text)
		return;
	text[wcscspn(text, L"\r\n")] = 0;
	split_fields(text, field, 3);
	result->running = !wcscmp(field[0], L"running");
	result->code = wcstoul(field[1], NULL, 0);
	wcsncpy(result->started, field[2], 39);
	free(text);
}

void write_task_result(const wchar_t *name, const struct task_result *result)
{
	wchar_t file[MAX_PATH], text[128];
	result_file(name, file);
	_snwprintf(text, 128, L"%ls\t%lu\t%ls\n", result->running ? L"running" : L"ready", result->code, result->started);
	write_lab_file(file, text);
}

void forget_task_result(const wchar_t *name)
{
	wchar_t file[MAX_PATH], path[MAX_PATH];
	result_file(name, file);
	_snwprintf(path, MAX_PATH, L"C:\\lab\\%ls", file);
	DeleteFileW(path);
}
