/* The endpoint's processes, as tasklist and taskkill see and filter them. */
#ifndef PROCESSES_H
#define PROCESSES_H
#include <windows.h>

struct process {
	DWORD id, parent;
	wchar_t image[MAX_PATH];
	int session;
	wchar_t session_name[32];
	wchar_t user[160];          /* DOMAIN\name */
	SIZE_T memory;              /* bytes */
	DWORD processor_seconds;
	wchar_t title[256];         /* of its first visible window, "" if none in reach */
};

/* To be freed. */
struct process *list_processes(int *count);
/* How the process was started; to be freed, NULL if it may not be read. */
wchar_t *process_command_line(DWORD id);
/* Fills in window titles: those of the caller's own session only, as on Windows. */
void note_window_titles(struct process *processes, int count);

struct process_filter {
	int field, comparison;
	wchar_t value[MAX_PATH];
};
/* Understands "IMAGENAME eq WINWORD.EXE" and the like; FALSE if it does not. */
BOOL parse_filter(const wchar_t *text, struct process_filter *filter);
BOOL passes_filter(const struct process *process, const struct process_filter *filter);

/* 148332 -> 148,332 */
void group_digits(SIZE_T number, wchar_t *text);
#endif
