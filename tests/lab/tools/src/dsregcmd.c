/*
 * dsregcmd.exe from the scenario: C:\lab\tools\dsregcmd\status.txt is what /status prints, status.<user>.txt what it
 * prints for that user; accounts.<user>.txt is the user's /listaccounts. /leave and /cleanupaccounts change these files.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include "common/logon.h"
#include "common/rules.h"
#include <stdio.h>
#include <stdlib.h>

#define FOLDER L"tools\\dsregcmd\\"

static wchar_t *read_for_user(const wchar_t *kind)
{
	wchar_t name[MAX_PATH];
	_snwprintf(name, MAX_PATH, FOLDER L"%ls.%ls.txt", kind, current_logon()->user);
	wchar_t *text = read_lab_file(name);
	if (!text) {
		_snwprintf(name, MAX_PATH, FOLDER L"%ls.txt", kind);
		text = read_lab_file(name);
	}
	return text;
}

static const wchar_t *no_accounts = L"Call ListAccounts to list WAM accounts from the current user profile.\n\nUser accounts:\n"
	L"Accounts found: 0.\n\nApplication accounts:\nAccounts found: 0.\n";

/* "      AzureAdJoined : YES" -> NO */
static void append_with_value(wchar_t *to, const wchar_t *line, const wchar_t *value)
{
	const wchar_t *colon = wcschr(line, L':');
	wcsncat(to, line, colon - line + 1);
	wcscat(wcscat(to, L" "), value);
}

static BOOL is_field(const wchar_t *line, const wchar_t *name)
{
	line += wcsspn(line, L" ");
	size_t length = wcslen(name);
	return !wcsncmp(line, name, length) && !wcsncmp(line + length, L" :", 2);
}

/* The status of a machine that has left: no details of device and tenant, no token. */
static wchar_t *after_leaving(wchar_t *text)
{
	wchar_t *result = calloc(wcslen(text) + 64, sizeof *result), *rest = text, *line;
	BOOL details = FALSE;
	while ((line = next_line(&rest))) {
		if (!wcsncmp(line, L"+--", 3)) {
			/* a heading is a rule, a title and a rule: the title says whether the section stays */
			wchar_t *title = rest;
			if (!wcsncmp(title, L"| ", 2))
				details = !wcsncmp(title + 2, L"Device Details", 14) || !wcsncmp(title + 2, L"Tenant Details", 14);
		}
		if (details)
			continue;
		if (is_field(line, L"AzureAdJoined") || is_field(line, L"AzureAdPrt") || is_field(line, L"CloudTgt"))
			append_with_value(result, line, L"NO");
		else
			wcscat(result, line);
		wcscat(result, L"\n");
	}
	return result;
}

static void leave(void)
{
	WIN32_FIND_DATAW entry;
	if (!current_logon()->elevated) {
		err_text(L"dsregcmd /leave failed: 0x80070005\r\n");
		tool_end(0x80070005);
	}
	HANDLE search = FindFirstFileW(L"C:\\lab\\" FOLDER L"status*.txt", &entry);
	if (search == INVALID_HANDLE_VALUE)
		not_imitated();
	do {
		wchar_t name[MAX_PATH];
		_snwprintf(name, MAX_PATH, FOLDER L"%ls", entry.cFileName);
		wchar_t *text = read_lab_file(name), *changed = after_leaving(text);
		write_lab_file(name, changed);
		free(changed);
		free(text);
	} while (FindNextFileW(search, &entry));
	FindClose(search);
}

static void list_accounts(void)
{
	wchar_t *text = read_for_user(L"accounts");
	out_scenario_text(text ? text : no_accounts);
}

static void clean_up_accounts(void)
{
	wchar_t *text = read_for_user(L"accounts"), *line, name[MAX_PATH];
	wchar_t *rest = text;
	out_text(L"Call CleanupAccounts to remove WAM accounts from the current user profile.\r\n");
	while ((line = next_line(&rest))) {
		if (!wcsncmp(line, L"Call ", 5))
			continue;
		if (!wcsncmp(line, L"Account: ", 9))
			out(L"Removing account: %ls\r\nRemove account result: 0x00000000.\r\n", line + 9);
		else
			out(L"%ls\r\n", line);
	}
	if (!text)
		out_scenario_text(wcschr(no_accounts, L'\n') + 1);
	_snwprintf(name, MAX_PATH, FOLDER L"accounts.%ls.txt", current_logon()->user);
	write_lab_file(name, no_accounts);
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count < 2)
		not_imitated();
	if (!_wcsicmp(argument[1], L"/status")) {
		wchar_t *text = read_for_user(L"status");
		if (!text)
			not_imitated();
		out_scenario_text(text);
	} else if (!_wcsicmp(argument[1], L"/leave")) {
		leave();
	} else if (!_wcsicmp(argument[1], L"/listaccounts")) {
		list_accounts();
	} else if (!_wcsicmp(argument[1], L"/cleanupaccounts")) {
		clean_up_accounts();
	} else {
		/* /join, /refreshprt and the like: only a rule of the scenario knows their outcome */
		not_imitated();
	}
	tool_end(0);
}
