#include "registry.h"
#include <stdlib.h>
#include <wchar.h>

static const struct {
	const wchar_t *shortened, *name;
	HKEY root;
} roots[] = {
	{L"HKLM", L"HKEY_LOCAL_MACHINE", HKEY_LOCAL_MACHINE}, {L"HKCU", L"HKEY_CURRENT_USER", HKEY_CURRENT_USER},
	{L"HKCR", L"HKEY_CLASSES_ROOT", HKEY_CLASSES_ROOT},   {L"HKU", L"HKEY_USERS", HKEY_USERS},
	{L"HKCC", L"HKEY_CURRENT_CONFIG", HKEY_CURRENT_CONFIG},
};

BOOL parse_registry_path(const wchar_t *name, struct registry_path *path)
{
	size_t length = wcscspn(name, L"\\");
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		if ((wcslen(roots[i].shortened) != length || _wcsnicmp(name, roots[i].shortened, length))
			&& (wcslen(roots[i].name) != length || _wcsnicmp(name, roots[i].name, length)))
			continue;
		const wchar_t *subkey = name[length] ? name + length + 1 : L"";
		path->root = roots[i].root;
		path->root_name = roots[i].name;
		path->subkey = _wcsdup(subkey);
		size_t end = wcslen(subkey);
		while (end && subkey[end - 1] == L'\\')
			path->subkey[--end] = 0;
		if (*path->subkey == L'\\' || wcsstr(path->subkey, L"\\\\"))
			return FALSE;
		path->full = calloc(wcslen(roots[i].name) + end + 2, sizeof(wchar_t));
		wcscpy(path->full, roots[i].name);
		if (end) {
			wcscat(path->full, L"\\");
			wcscat(path->full, path->subkey);
		}
		return TRUE;
	}
	return FALSE;
}

BOOL value_at(HKEY key, DWORD index, struct registry_value *value)
{
	DWORD longest_name = 0, longest_data = 0;
	RegQueryInfoKeyW(key, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &longest_name, &longest_data, NULL, NULL);
	DWORD name_length = longest_name + 1;
	value->length = longest_data;
	value->name = calloc(name_length + 1, sizeof(wchar_t));
	value->data = calloc(longest_data + 2, 1);
	LSTATUS status = RegEnumValueW(key, index, value->name, &name_length, NULL, &value->type, value->data, &value->length);
	if (status) {
		free_value(value);
		return FALSE;
	}
	value->data[value->length] = value->data[value->length + 1] = 0;
	return TRUE;
}

void free_value(struct registry_value *value)
{
	free(value->name);
	free(value->data);
}

wchar_t *subkey_at(HKEY key, DWORD index)
{
	wchar_t name[256];
	DWORD length = 256;
	return RegEnumKeyExW(key, index, name, &length, NULL, NULL, NULL, NULL) ? NULL : _wcsdup(name);
}

static const wchar_t *type_names[] = {L"REG_NONE", L"REG_SZ", L"REG_EXPAND_SZ", L"REG_BINARY", L"REG_DWORD",
	L"REG_DWORD_BIG_ENDIAN", L"REG_LINK", L"REG_MULTI_SZ", L"REG_RESOURCE_LIST", L"REG_FULL_RESOURCE_DESCRIPTOR",
	L"REG_RESOURCE_REQUIREMENTS_LIST", L"REG_QWORD"};

const wchar_t *registry_type_name(DWORD type)
{
	return type < sizeof type_names / sizeof *type_names ? type_names[type] : NULL;
}

int registry_type(const wchar_t *name)
{
	if (!_wcsicmp(name, L"REG_DWORD_LITTLE_ENDIAN"))
		return REG_DWORD;
	for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++)
		if (!_wcsicmp(name, type_names[i]))
			return i;
	return -1;
}

LSTATUS delete_registry_tree(HKEY root, const wchar_t *subkey, REGSAM view)
{
	HKEY key;
	LSTATUS status = RegOpenKeyExW(root, subkey, 0, KEY_READ | DELETE | view, &key);
	if (status)
		return status;
	wchar_t *child;
	while (!status && (child = subkey_at(key, 0))) {
		status = delete_registry_tree(key, child, view);
		free(child);
	}
	RegCloseKey(key);
	return status ? status : RegDeleteKeyExW(root, subkey, view, 0);
}
