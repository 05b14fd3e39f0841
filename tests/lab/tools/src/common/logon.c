#include "logon.h"
#include "lab_state.h"
#include <sddl.h>
#include <stdio.h>
#include <stdlib.h>
#include <winternl.h>

static struct logon current;

static void copy(wchar_t *target, const wchar_t *source, int capacity)
{
	wcsncpy(target, source, capacity - 1);
	target[capacity - 1] = 0;
}

struct user *read_users(int *count)
{
	struct user *users = NULL;
	wchar_t *text = read_lab_file(L"users"), *rest = text, *line;
	*count = 0;
	while ((line = next_line(&rest))) {
		wchar_t *field[6];
		if (!*line || *line == L'#')
			continue;
		split_fields(line, field, 6);
		users = realloc(users, (*count + 1) * sizeof *users);
		struct user *user = users + (*count)++;
		copy(user->name, field[0], 64);
		copy(user->domain, field[1], 64);
		copy(user->sid, field[2], 128);
		copy(user->profile, field[3], MAX_PATH);
		copy(user->principal, field[4], 256);
		user->administrator = !_wcsicmp(field[5], L"administrator");
	}
	free(text);
	return users;
}

BOOL find_user(const wchar_t *wanted, struct user *found)
{
	int count;
	struct user *users = read_users(&count);
	const wchar_t *name = wcsrchr(wanted, L'\\');
	const wchar_t *domain_end = name;
	name = name ? name + 1 : wanted;
	BOOL hit = FALSE;
	for (int i = 0; i < count && !hit; i++) {
		BOOL domain_fits = !domain_end || (domain_end - wanted == 1 && *wanted == L'.')
			|| ((size_t)(domain_end - wanted) == wcslen(users[i].domain)
				&& !_wcsnicmp(wanted, users[i].domain, domain_end - wanted))
			|| !_wcsnicmp(wanted, L"AzureAD", domain_end - wanted);
		if ((domain_fits && !_wcsicmp(users[i].name, name)) || !_wcsicmp(users[i].sid, wanted)
			|| (*users[i].principal && !_wcsicmp(users[i].principal, wanted))) {
			*found = users[i];
			hit = TRUE;
		}
	}
	free(users);
	return hit;
}

struct session *read_sessions(int *count)
{
	struct session *sessions = NULL;
	wchar_t *text = read_lab_file(L"state\\sessions"), *rest = text, *line;
	*count = 0;
	while ((line = next_line(&rest))) {
		wchar_t *field[6];
		if (!*line || *line == L'#')
			continue;
		split_fields(line, field, 6);
		sessions = realloc(sessions, (*count + 1) * sizeof *sessions);
		struct session *session = sessions + (*count)++;
		session->id = _wtoi(field[0]);
		copy(session->user, field[1], 64);
		copy(session->station, field[2], 32);
		copy(session->state, field[3], 16);
		copy(session->idle, field[4], 16);
		copy(session->since, field[5], 40);
	}
	free(text);
	return sessions;
}

void write_sessions(const struct session *sessions, int count)
{
	wchar_t *text = calloc(count * 256 + 1, sizeof *text), *end = text;
	for (int i = 0; i < count; i++)
		end += _snwprintf(end, 256, L"%d\t%ls\t%ls\t%ls\t%ls\t%ls\n", sessions[i].id, sessions[i].user, sessions[i].station,
			sessions[i].state, sessions[i].idle, sessions[i].since);
	write_lab_file(L"state\\sessions", text);
	free(text);
}

int session_of(const wchar_t *user)
{
	int count, id = -1;
	struct session *sessions = read_sessions(&count);
	for (int i = 0; i < count && id < 0; i++)
		if (!_wcsicmp(sessions[i].user, user))
			id = sessions[i].id;
	free(sessions);
	return id;
}

static void own_sid(wchar_t *text, int capacity)
{
	HANDLE token;
	BYTE buffer[256];
	DWORD length;
	wchar_t *sid = NULL;
	*text = 0;
	if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
		return;
	if (GetTokenInformation(token, TokenUser, buffer, sizeof buffer, &length)
		&& ConvertSidToStringSidW(((TOKEN_USER *)buffer)->User.Sid, &sid)) {
		copy(text, sid, capacity);
		LocalFree(sid);
	}
	CloseHandle(token);
}

void enter_logon_session(void)
{
	wchar_t name[64];
	struct user user;
	DWORD length = GetEnvironmentVariableW(LOGON_VARIABLE, name, 64);
	current.interactive = length && length < 64;
	if (!current.interactive && !GetEnvironmentVariableW(L"USERNAME", name, 64))
		*name = 0;
	if (find_user(name, &user)) {
		copy(current.user, user.name, 64);
		copy(current.domain, user.domain, 64);
		copy(current.sid, user.sid, 128);
		copy(current.principal, user.principal, 256);
		current.administrator = user.administrator;
		/* an administrator who comes by SSH has the full token */
		current.elevated = user.administrator && (!current.interactive || GetEnvironmentVariableW(ELEVATION_VARIABLE, NULL, 0));
		/* a user who comes by SSH has a session of services, whether logged on at the screen or not */
		current.session = current.interactive ? session_of(user.name) : 0;
		HKEY hive;
		if (!RegOpenKeyExW(HKEY_USERS, user.sid, 0, MAXIMUM_ALLOWED, &hive))
			RegOverridePredefKey(HKEY_CURRENT_USER, hive);
		return;
	}
	DWORD capacity = 64;
	if (!GetEnvironmentVariableW(L"USERNAME", current.user, 64))
		GetUserNameW(current.user, &capacity);
	capacity = 64;
	GetComputerNameW(current.domain, &capacity);
	own_sid(current.sid, 128);
	current.administrator = current.elevated = TRUE;
}

const struct logon *current_logon(void)
{
	return &current;
}

/* Offsets in the 64-bit PEB and RTL_USER_PROCESS_PARAMETERS that winternl.h leaves unnamed. */
#define PARAMETERS_ENVIRONMENT 0x80
#define PARAMETERS_ENVIRONMENT_SIZE 0x3f0

BOOL process_user(DWORD process_id, wchar_t *user, int capacity)
{
	HANDLE process = OpenProcess(PROCESS_QUERY_INFORMATION | PROCESS_VM_READ, FALSE, process_id);
	if (!process)
		return FALSE;
	PROCESS_BASIC_INFORMATION basic;
	PEB peb;
	void *environment = NULL;
	SIZE_T size = 0;
	BOOL found = FALSE;
	if (!NtQueryInformationProcess(process, ProcessBasicInformation, &basic, sizeof basic, NULL)
		&& ReadProcessMemory(process, basic.PebBaseAddress, &peb, sizeof peb, NULL)
		&& ReadProcessMemory(process, (char *)peb.ProcessParameters + PARAMETERS_ENVIRONMENT, &environment, sizeof environment, NULL)
		&& ReadProcessMemory(process, (char *)peb.ProcessParameters + PARAMETERS_ENVIRONMENT_SIZE, &size, sizeof size, NULL)
		&& environment && size && size < 1 << 20) {
		wchar_t *block = calloc(size + 4, 1), *entry = block;
		size_t prefix = wcslen(LOGON_VARIABLE L"=");
		ReadProcessMemory(process, environment, block, size, NULL);
		for (; *entry && !found; entry += wcslen(entry) + 1) {
			if (!_wcsnicmp(entry, LOGON_VARIABLE L"=", prefix)) {
				copy(user, entry + prefix, capacity);
				found = TRUE;
			}
		}
		free(block);
	}
	CloseHandle(process);
	return found;
}
