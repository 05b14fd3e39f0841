#include "user_hives.h"
#include "registry.h"
#include <stdio.h>

/* Where Windows, too, lists the loaded hives with their files. */
#define HIVE_LIST L"SYSTEM\\CurrentControlSet\\Control\\hivelist"

static void enable(const wchar_t *name)
{
	HANDLE token;
	TOKEN_PRIVILEGES privileges = {1, {{{0, 0}, SE_PRIVILEGE_ENABLED}}};
	if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token))
		return;
	LookupPrivilegeValueW(NULL, name, &privileges.Privileges[0].Luid);
	AdjustTokenPrivileges(token, FALSE, &privileges, 0, NULL, NULL);
	CloseHandle(token);
}

void enable_hive_privileges(void)
{
	enable(SE_BACKUP_NAME);
	enable(SE_RESTORE_NAME);
}

static void hive_file(const struct user *user, wchar_t *path)
{
	_snwprintf(path, MAX_PATH, L"%ls\\NTUSER.DAT", user->profile);
}

static void list_hive(const struct user *user, const wchar_t *file)
{
	wchar_t name[160];
	HKEY list;
	if (RegCreateKeyExW(HKEY_LOCAL_MACHINE, HIVE_LIST, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &list, NULL))
		return;
	_snwprintf(name, 160, L"HKEY_USERS\\%ls", user->sid);
	if (file)
		RegSetValueExW(list, name, 0, REG_SZ, (const BYTE *)file, (wcslen(file) + 1) * sizeof *file);
	else
		RegDeleteValueW(list, name);
	RegCloseKey(list);
}

static LSTATUS write_hive(const struct user *user)
{
	wchar_t file[MAX_PATH];
	HKEY key;
	LSTATUS status = RegOpenKeyExW(HKEY_USERS, user->sid, 0, KEY_READ, &key);
	if (status)
		return status;
	hive_file(user, file);
	DeleteFileW(file);
	status = RegSaveKeyW(key, file, NULL);
	RegCloseKey(key);
	return status;
}

LSTATUS store_hive(const struct user *user)
{
	HKEY key;
	/* a user without any seeded value has an empty hive, not none */
	RegCreateKeyExW(HKEY_USERS, user->sid, 0, NULL, 0, KEY_READ, NULL, &key, NULL);
	RegCloseKey(key);
	LSTATUS status = write_hive(user);
	return status ? status : delete_registry_tree(HKEY_USERS, user->sid, 0);
}

LSTATUS load_hive(const struct user *user)
{
	wchar_t file[MAX_PATH];
	hive_file(user, file);
	LSTATUS status = RegLoadKeyW(HKEY_USERS, user->sid, file);
	if (!status)
		list_hive(user, file);
	return status;
}

LSTATUS unload_hive(const struct user *user)
{
	LSTATUS status = write_hive(user);
	if (!status)
		status = RegUnLoadKeyW(HKEY_USERS, user->sid);
	if (!status)
		list_hive(user, NULL);
	return status;
}

BOOL hive_is_loaded(const struct user *user)
{
	HKEY key;
	if (RegOpenKeyExW(HKEY_USERS, user->sid, 0, KEY_READ, &key))
		return FALSE;
	RegCloseKey(key);
	return TRUE;
}
