/* Scheduled tasks as Windows stores them: XML under C:\windows\system32\tasks. */
#ifndef TASK_FILE_H
#define TASK_FILE_H
#include <windows.h>

struct task_action {
	wchar_t command[1024], arguments[4096], folder[MAX_PATH];
};

struct task {
	wchar_t user[256];    /* name, DOMAIN\name or SID; "" if a group is named */
	wchar_t group[256];
	wchar_t author[256];
	BOOL interactive_only; /* runs only while the user is logged on */
	BOOL highest;
	BOOL enabled;
	int action_count;
	struct task_action actions[8];
};

/* "\Folder\Name" -> the path of the task's file. */
void task_path(const wchar_t *name, wchar_t *path);
/* NULL if there is no such task; to be freed. */
struct task *read_task(const wchar_t *name);
/* From the text of an XML file; FALSE if it has no action. */
BOOL parse_task(const wchar_t *xml, struct task *task);

/* What happened to the task last: C:\lab\task-results\... */
struct task_result {
	BOOL running;
	DWORD code;           /* SCHED_S_TASK_HAS_NOT_RUN until it has run */
	wchar_t started[40];
};
#define TASK_HAS_NOT_RUN 0x41303
void read_task_result(const wchar_t *name, struct task_result *result);
void write_task_result(const wchar_t *name, const struct task_result *result);
void forget_task_result(const wchar_t *name);
#endif
