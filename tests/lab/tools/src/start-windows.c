/*
 * Runs once when an endpoint boots, before sshd listens. The first boot turns the prepared seed (C:\lab\seed, made by
 * endpoint/seed.py) into registry values, user hives, credentials, services and running programs; every boot loads the
 * hives of the users who are logged on.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include "common/registry.h"
#include "common/user_hives.h"
#include "common/user_session.h"
#include <stdio.h>
#include <stdlib.h>
#include <wincred.h>

static int failures;

static void report(const wchar_t *what, const wchar_t *name, DWORD error)
{
	err(L"%ls %ls: error %lu\r\n", what, name, error);
	failures++;
}

/* Seeds are registration files in order of their names; those of users name HKEY_USERS\<SID>. */
static void import_registry(void)
{
	WIN32_FIND_DATAW entry;
	HANDLE search = FindFirstFileW(L"C:\\lab\\seed\\registry\\*.reg", &entry);
	if (search == INVALID_HANDLE_VALUE)
		return;
	do {
		wchar_t path[MAX_PATH];
		_snwprintf(path, MAX_PATH, L"C:\\lab\\seed\\registry\\%ls", entry.cFileName);
		enum import_result result = import_registry_file(path, 0);
		if (result != IMPORT_DONE)
			report(L"registry seed", entry.cFileName, result);
	} while (FindNextFileW(search, &entry));
	FindClose(search);
}

/*
 * Credentials kept for the logon session only exist in a loaded hive and never in its file, hence two passes.
 * user, generic|domain, target, user name, session|machine|enterprise, secret
 */
static void write_credentials(BOOL of_session)
{
	wchar_t *text = read_lab_file(L"seed\\credentials"), *rest = text, *line;
	while ((line = next_line(&rest))) {
		wchar_t *field[6];
		struct user user;
		HKEY hive = NULL;
		if (!*line || *line == L'#')
			continue;
		split_fields(line, field, 6);
		if ((_wcsicmp(field[4], L"session") == 0) != of_session)
			continue;
		BOOL administrator = !_wcsicmp(field[0], L"Administrator");
		if (!administrator && !find_user(field[0], &user)) {
			report(L"credential of unknown user", field[0], ERROR_NONE_MAPPED);
			continue;
		}
		if (!administrator) {
			/* a user who is not logged on has no session to keep it for */
			if (of_session && !hive_is_loaded(&user))
				continue;
			RegCreateKeyExW(HKEY_USERS, user.sid, 0, NULL, 0, MAXIMUM_ALLOWED, NULL, &hive, NULL);
			RegOverridePredefKey(HKEY_CURRENT_USER, hive);
		}
		CREDENTIALW credential = {.Type = !_wcsicmp(field[1], L"domain") ? CRED_TYPE_DOMAIN_PASSWORD : CRED_TYPE_GENERIC,
			.TargetName = field[2], .UserName = field[3], .CredentialBlob = (BYTE *)field[5],
			.CredentialBlobSize = wcslen(field[5]) * sizeof *field[5],
			.Persist = !_wcsicmp(field[4], L"session") ? CRED_PERSIST_SESSION
				: !_wcsicmp(field[4], L"enterprise") ? CRED_PERSIST_ENTERPRISE : CRED_PERSIST_LOCAL_MACHINE};
		if (!CredWriteW(&credential, 0))
			report(L"credential", field[2], GetLastError());
		RegOverridePredefKey(HKEY_CURRENT_USER, NULL);
		if (hive)
			RegCloseKey(hive);
	}
	free(text);
}

static DWORD start_type(const wchar_t *name)
{
	return !_wcsicmp(name, L"auto") ? SERVICE_AUTO_START : !_wcsicmp(name, L"disabled") ? SERVICE_DISABLED : SERVICE_DEMAND_START;
}

/* The placeholder runs; what a query shows is the command line Windows would have, and what Wine does not keep. */
static void describe_service(const wchar_t *name, const wchar_t *command_line, const wchar_t *dependencies, DWORD length)
{
	wchar_t key_name[300];
	HKEY key;
	_snwprintf(key_name, 300, L"SYSTEM\\CurrentControlSet\\Services\\%ls", name);
	if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, key_name, 0, KEY_WRITE, &key))
		return;
	RegSetValueExW(key, L"LabImagePath", 0, REG_SZ, (const BYTE *)command_line, (wcslen(command_line) + 1) * sizeof *command_line);
	for (DWORD end = 0; end + 1 < length / sizeof *dependencies; end++) {
		if (!dependencies[end] && !dependencies[end + 1]) {
			RegSetValueExW(key, L"DependOnService", 0, REG_MULTI_SZ, (const BYTE *)dependencies, (end + 2) * sizeof *dependencies);
			break;
		}
	}
	RegCloseKey(key);
}

/* name, display name, auto|demand|disabled, running|stopped, command line as Windows has it, depends on (a/b) */
static void create_services(void)
{
	wchar_t *text = read_lab_file(L"seed\\services"), *rest = text, *line;
	SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
	while ((line = next_line(&rest))) {
		wchar_t *field[6], dependencies[512] = L"";
		if (!*line || *line == L'#')
			continue;
		split_fields(line, field, 6);
		wcsncpy(dependencies, field[5], 510);
		for (wchar_t *c = dependencies; *c; c++)
			if (*c == L'/')
				*c = 0;
		SC_HANDLE service = OpenServiceW(manager, field[0], SERVICE_ALL_ACCESS);
		if (service) {
			/* one that Wine has, too: it keeps its own program */
			ChangeServiceConfigW(service, SERVICE_NO_CHANGE, start_type(field[2]), SERVICE_NO_CHANGE, NULL, NULL, NULL, NULL, NULL, NULL,
				*field[1] ? field[1] : NULL);
		} else {
			service = CreateServiceW(manager, field[0], field[1], SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS, start_type(field[2]),
				SERVICE_ERROR_NORMAL, L"C:\\lab\\bin\\placeholder-service.exe", NULL, NULL, *dependencies ? dependencies : NULL, NULL,
				NULL);
			describe_service(field[0], field[4], dependencies, sizeof dependencies);
		}
		if (!service) {
			report(L"service", field[0], GetLastError());
			continue;
		}
		if (!_wcsicmp(field[3], L"running") && !StartServiceW(service, 0, NULL) && GetLastError() != ERROR_SERVICE_ALREADY_RUNNING)
			report(L"start of service", field[0], GetLastError());
		CloseServiceHandle(service);
	}
	CloseServiceHandle(manager);
	free(text);
}

/* user, path of the program (put there if it is missing), arguments */
static void start_programs(void)
{
	wchar_t *text = read_lab_file(L"seed\\processes"), *rest = text, *line;
	while ((line = next_line(&rest))) {
		wchar_t *field[3], command[2048];
		struct user user;
		if (!*line || *line == L'#')
			continue;
		split_fields(line, field, 3);
		_snwprintf(command, 2048, L"\"%ls\" %ls", field[1], field[2]);
		HANDLE process = !_wcsicmp(field[0], L"SYSTEM") ? start_as_administrator(command, NULL, NULL)
			: find_user(field[0], &user) ? start_in_session(&user, FALSE, command, NULL, NULL) : NULL;
		if (process)
			CloseHandle(process);
		else
			report(L"program", field[1], GetLastError());
	}
	free(text);
}

static void register_profiles(const struct user *users, int count)
{
	for (int i = 0; i < count; i++) {
		wchar_t name[300];
		HKEY key;
		_snwprintf(name, 300, L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\%ls", users[i].sid);
		if (RegCreateKeyExW(HKEY_LOCAL_MACHINE, name, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL))
			continue;
		RegSetValueExW(key, L"ProfileImagePath", 0, REG_EXPAND_SZ, (BYTE *)users[i].profile,
			(wcslen(users[i].profile) + 1) * sizeof(wchar_t));
		DWORD zero = 0;
		RegSetValueExW(key, L"State", 0, REG_DWORD, (BYTE *)&zero, sizeof zero);
		RegCloseKey(key);
	}
}

static void remember_boot_time(void)
{
	SYSTEMTIME now;
	wchar_t text[40];
	GetLocalTime(&now);
	_snwprintf(text, 40, L"%04d-%02d-%02dT%02d:%02d:%02d", now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond);
	set_state_value(L"boot-time", text);
	DWORD length = 40;
	GetComputerNameW(text, &length);
	set_state_value(L"computer", text);
}

int wmain(void)
{
	int count;
	BOOL first = GetFileAttributesW(L"C:\\lab\\seeded") == INVALID_FILE_ATTRIBUTES;
	struct user *users = read_users(&count);
	remember_boot_time();
	/* nobody is logged on after a restart */
	if (!first)
		write_sessions(NULL, 0);
	enable_hive_privileges();
	if (first) {
		register_profiles(users, count);
		import_registry();
		write_credentials(FALSE);
		for (int i = 0; i < count; i++) {
			LSTATUS status = store_hive(users + i);
			if (status)
				report(L"hive of", users[i].name, status);
		}
		create_services();
	}
	for (int i = 0; i < count; i++) {
		LSTATUS status = session_of(users[i].name) >= 0 ? load_hive(users + i) : 0;
		if (status)
			report(L"hive of", users[i].name, status);
	}
	if (first)
		write_credentials(TRUE);
	if (first) {
		start_programs();
		write_lab_file(L"seeded", failures ? L"with failures, see windows.log\n" : L"completely\n");
	}
	tool_end(failures ? 1 : 0);
}
