/* Registry keys by name, their values as text, and registration files (.reg). */
#ifndef REGISTRY_H
#define REGISTRY_H
#include <windows.h>

struct registry_path {
	HKEY root;
	const wchar_t *root_name; /* HKEY_LOCAL_MACHINE */
	wchar_t *subkey;          /* "" for the root itself */
	wchar_t *full;            /* root name and subkey as typed */
};

/* FALSE if the name does not start with a root key, short or long form. */
BOOL parse_registry_path(const wchar_t *name, struct registry_path *path);

/* Name, type and data of one value; data has two zero bytes behind its end. To be freed with free_value. */
struct registry_value {
	wchar_t *name;
	DWORD type;
	BYTE *data;
	DWORD length;
};
/* FALSE when there is no value with that number. */
BOOL value_at(HKEY key, DWORD index, struct registry_value *value);
void free_value(struct registry_value *value);
/* The name of a subkey, to be freed; NULL when there is none with that number. */
wchar_t *subkey_at(HKEY key, DWORD index);

/* REG_SZ ...; NULL for a number Windows has no name for. */
const wchar_t *registry_type_name(DWORD type);
/* The type number for REG_SZ ..., or -1. */
int registry_type(const wchar_t *name);

LSTATUS delete_registry_tree(HKEY root, const wchar_t *subkey, REGSAM view);

/* Writes a key and all below it as "Windows Registry Editor Version 5.00". */
BOOL export_registry_file(HKEY key, const wchar_t *full_name, const wchar_t *file);
enum import_result { IMPORT_DONE, IMPORT_NO_FILE, IMPORT_NOT_A_SCRIPT, IMPORT_DENIED };
enum import_result import_registry_file(const wchar_t *file, REGSAM view);
#endif
