/* Registration files as regedit and reg.exe write and read them. */
#include "lab_state.h"
#include "registry.h"
#include <stdio.h>
#include <stdlib.h>
#include <wctype.h>

struct text {
	wchar_t *characters;
	size_t length, capacity;
};

static void add(struct text *text, const wchar_t *part)
{
	size_t length = wcslen(part);
	if (text->length + length + 1 > text->capacity) {
		text->capacity = (text->length + length + 1) * 2;
		text->characters = realloc(text->characters, text->capacity * sizeof(wchar_t));
	}
	memcpy(text->characters + text->length, part, (length + 1) * sizeof *part);
	text->length += length;
}

static void add_quoted(struct text *text, const wchar_t *part)
{
	wchar_t one[2] = {0, 0};
	add(text, L"\"");
	for (; *part; part++) {
		if (*part == L'"' || *part == L'\\')
			add(text, L"\\");
		one[0] = *part;
		add(text, one);
	}
	add(text, L"\"");
}

/* A string can be written in quotes only if it reads back to the same bytes. */
static BOOL is_plain_string(const struct registry_value *value)
{
	const wchar_t *string = (const wchar_t *)value->data;
	DWORD length = value->length / sizeof(wchar_t);
	return value->type == REG_SZ && value->length >= sizeof(wchar_t) && !(value->length & 1) && !string[length - 1]
		&& wcslen(string) == length - 1;
}

static void add_hexadecimal(struct text *text, const struct registry_value *value, int column)
{
	wchar_t part[16];
	if (value->type == REG_BINARY)
		wcscpy(part, L"hex:");
	else
		_snwprintf(part, 16, L"hex(%lx):", value->type);
	add(text, part);
	column += wcslen(part);
	for (DWORD i = 0; i < value->length; i++) {
		_snwprintf(part, 16, i + 1 < value->length ? L"%02x," : L"%02x", value->data[i]);
		add(text, part);
		column += 3;
		/* regedit breaks lines before column 80 */
		if (column > 76 && i + 1 < value->length) {
			add(text, L"\\\r\n  ");
			column = 2;
		}
	}
}

static void add_key(struct text *text, HKEY key, const wchar_t *full_name)
{
	struct registry_value value;
	add(text, L"[");
	add(text, full_name);
	add(text, L"]\r\n");
	for (DWORD i = 0; value_at(key, i, &value); i++) {
		size_t start = text->length;
		if (*value.name)
			add_quoted(text, value.name);
		else
			add(text, L"@");
		add(text, L"=");
		if (is_plain_string(&value)) {
			add_quoted(text, (const wchar_t *)value.data);
		} else if (value.type == REG_DWORD && value.length == 4) {
			wchar_t number[20];
			_snwprintf(number, 20, L"dword:%08lx", *(DWORD *)value.data);
			add(text, number);
		} else {
			add_hexadecimal(text, &value, text->length - start);
		}
		add(text, L"\r\n");
		free_value(&value);
	}
	add(text, L"\r\n");
	wchar_t *name;
	for (DWORD i = 0; (name = subkey_at(key, i)); i++) {
		HKEY child;
		if (!RegOpenKeyExW(key, name, 0, KEY_READ, &child)) {
			wchar_t *child_name = calloc(wcslen(full_name) + wcslen(name) + 2, sizeof(wchar_t));
			swprintf(child_name, wcslen(full_name) + wcslen(name) + 2, L"%ls\\%ls", full_name, name);
			add_key(text, child, child_name);
			free(child_name);
			RegCloseKey(child);
		}
		free(name);
	}
}

BOOL export_registry_file(HKEY key, const wchar_t *full_name, const wchar_t *file)
{
	struct text text = {0};
	add(&text, L"\xfeffWindows Registry Editor Version 5.00\r\n\r\n");
	add_key(&text, key, full_name);
	HANDLE target = CreateFileW(file, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	BOOL done = FALSE;
	if (target != INVALID_HANDLE_VALUE) {
		DWORD written;
		done = WriteFile(target, text.characters, text.length * sizeof(wchar_t), &written, NULL);
		CloseHandle(target);
	}
	free(text.characters);
	return done;
}

/* Reads a quoted string in place and returns what follows it; NULL if the closing quote is missing. */
static wchar_t *unquote(wchar_t *from, wchar_t **string)
{
	wchar_t *to = ++from;
	*string = to;
	for (; *from && *from != L'"'; from++) {
		if (*from == L'\\' && from[1])
			from++;
		*to++ = *from;
	}
	if (!*from)
		return NULL;
	*to = 0;
	return from + 1;
}

/* Bytes of a hex list that may go on over several lines; *rest is moved behind them. */
static BYTE *parse_hexadecimal(wchar_t *text, wchar_t **rest, DWORD *length)
{
	BYTE *bytes = malloc(wcslen(text) / 2 + 2);
	*length = 0;
	for (;;) {
		if (*text == L',' || *text == L' ' || *text == L'\t') {
			text++;
		} else if (*text == L'\\') {
			text += wcscspn(text, L"\n");
			if (*text)
				text++;
		} else if (iswxdigit(*text)) {
			wchar_t *end;
			bytes[(*length)++] = wcstoul(text, &end, 16);
			text = end;
		} else {
			break;
		}
	}
	*rest = text;
	return bytes;
}

static wchar_t *skip_line(wchar_t *text)
{
	text += wcscspn(text, L"\n");
	return *text ? text + 1 : text;
}

static wchar_t *import_value(HKEY key, wchar_t *text, BOOL single_byte)
{
	wchar_t *name = L"";
	if (*text == L'@') {
		text++;
	} else {
		text = unquote(text, &name);
		if (!text)
			return L"";
	}
	while (*text == L' ' || *text == L'\t')
		text++;
	if (*text++ != L'=')
		return skip_line(text - 1);
	while (*text == L' ' || *text == L'\t')
		text++;
	if (*text == L'-') {
		RegDeleteValueW(key, name);
	} else if (*text == L'"') {
		wchar_t *string;
		text = unquote(text, &string);
		if (!text)
			return L"";
		RegSetValueExW(key, name, 0, REG_SZ, (BYTE *)string, (wcslen(string) + 1) * sizeof(wchar_t));
	} else if (!_wcsnicmp(text, L"dword:", 6)) {
		DWORD number = wcstoul(text + 6, &text, 16);
		RegSetValueExW(key, name, 0, REG_DWORD, (BYTE *)&number, sizeof number);
	} else if (!_wcsnicmp(text, L"hex", 3)) {
		DWORD type = REG_BINARY, length;
		text += 3;
		if (*text == L'(') {
			type = wcstoul(text + 1, &text, 16);
			text++;
		}
		BYTE *bytes = parse_hexadecimal(text + 1, &text, &length);
		if (single_byte && (type == REG_EXPAND_SZ || type == REG_MULTI_SZ)) {
			wchar_t *wide = calloc(length + 1, sizeof(wchar_t));
			int count = MultiByteToWideChar(CP_ACP, 0, (char *)bytes, length, wide, length);
			RegSetValueExW(key, name, 0, type, (BYTE *)wide, count * sizeof(wchar_t));
			free(wide);
		} else {
			RegSetValueExW(key, name, 0, type, bytes, length);
		}
		free(bytes);
	}
	return skip_line(text);
}

static wchar_t *read_registration_text(const wchar_t *file, enum import_result *result)
{
	HANDLE source = CreateFileW(file, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
	*result = IMPORT_NO_FILE;
	if (source == INVALID_HANDLE_VALUE)
		return NULL;
	DWORD size = GetFileSize(source, NULL), got = 0;
	BYTE *bytes = calloc(size + 2, 1);
	ReadFile(source, bytes, size, &got, NULL);
	CloseHandle(source);
	wchar_t *text = calloc(got + 1, sizeof(wchar_t));
	if (got >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
		memcpy(text, bytes + 2, got - 2);
	else
		MultiByteToWideChar(CP_ACP, 0, (char *)bytes, got, text, got);
	free(bytes);
	*result = IMPORT_DONE;
	return text;
}

enum import_result import_registry_file(const wchar_t *file, REGSAM view)
{
	enum import_result result;
	wchar_t *buffer = read_registration_text(file, &result), *text = buffer;
	if (!buffer)
		return result;
	BOOL single_byte = !wcsncmp(text, L"REGEDIT4", 8);
	if (!single_byte && wcsncmp(text, L"Windows Registry Editor Version 5.00", 36)) {
		free(buffer);
		return IMPORT_NOT_A_SCRIPT;
	}
	HKEY key = NULL;
	text = skip_line(text);
	while (*text) {
		if (*text == L' ' || *text == L'\t' || *text == L'\r' || *text == L'\n') {
			text++;
		} else if (*text == L'[') {
			wchar_t *next = skip_line(text), *end = text + wcscspn(text, L"\r\n");
			BOOL removal = text[1] == L'-';
			struct registry_path path;
			while (end > text && *end != L']')
				end--;
			*end = 0;
			if (key)
				RegCloseKey(key);
			key = NULL;
			if (parse_registry_path(text + (removal ? 2 : 1), &path)) {
				if (removal)
					delete_registry_tree(path.root, path.subkey, view);
				else if (RegCreateKeyExW(path.root, path.subkey, 0, NULL, 0, KEY_ALL_ACCESS | view, NULL, &key, NULL))
					result = IMPORT_DENIED;
			}
			text = next;
		} else if (key && (*text == L'"' || *text == L'@')) {
			text = import_value(key, text, single_byte);
		} else {
			text = skip_line(text);
		}
	}
	if (key)
		RegCloseKey(key);
	free(buffer);
	return result;
}
