/*
 * reg.exe over the real registry API, with Windows' texts, streams and exit codes. Texts as printed by reg.exe of
 * Windows 10 22H2; the switches are those of "reg /?" in Microsoft's command reference (Windows Commands: reg).
 */
#include "common/console.h"
#include "common/registry.h"
#include "common/lab_state.h"
#include "common/user_hives.h"
#include <stdio.h>
#include <stdlib.h>

static const wchar_t *operation;

static void succeed(void)
{
	out_text(by_language(L"The operation completed successfully.\r\n", L"この操作を正しく終了しました。\r\n"));
	tool_end(0);
}

__attribute__((noreturn)) static void fail(const wchar_t *english, const wchar_t *japanese)
{
	err(L"%ls%ls\r\n", by_language(L"ERROR: ", L"エラー: "), by_language(english, japanese));
	tool_end(1);
}

__attribute__((noreturn)) static void fail_with_usage(const wchar_t *english, const wchar_t *japanese)
{
	err(L"%ls%ls\r\n", by_language(L"ERROR: ", L"エラー: "), by_language(english, japanese));
	if (*operation)
		err(by_language(L"Type \"REG %ls /?\" for usage.\r\n", L"\"REG %ls /?\" と入力すると使用法が表示されます。\r\n"), operation);
	else
		err_text(by_language(L"Type \"REG /?\" for usage.\r\n", L"\"REG /?\" と入力すると使用法が表示されます。\r\n"));
	tool_end(1);
}

__attribute__((noreturn)) static void fail_syntax(void)
{
	fail_with_usage(L"Invalid syntax.", L"無効な構文です。");
}

__attribute__((noreturn)) static void fail_status(LSTATUS status)
{
	if (status == ERROR_FILE_NOT_FOUND || status == ERROR_PATH_NOT_FOUND)
		fail(L"The system was unable to find the specified registry key or value.",
			L"指定されたレジストリ キーまたは値が見つかりませんでした");
	if (status == ERROR_ACCESS_DENIED)
		fail(L"Access is denied.", L"アクセスが拒否されました。");
	fail(system_message(status), system_message(status));
}

struct options {
	struct registry_path path, second;
	REGSAM view;
	const wchar_t *value, *type, *data, *separator, *pattern, *file;
	BOOL default_value, all_values, recursive, force, verbose, keys_only, data_only, case_sensitive, exact;
};

static struct registry_path key_argument(const wchar_t *name)
{
	struct registry_path path;
	if (!wcsncmp(name, L"\\\\", 2)) {
		wchar_t computer[64];
		DWORD capacity = 64;
		size_t length = wcscspn(name + 2, L"\\");
		GetComputerNameW(computer, &capacity);
		if (wcslen(computer) != length || _wcsnicmp(name + 2, computer, length))
			fail(L"The network path was not found.", L"ネットワーク パスが見つかりません。");
		name += 2 + length + (name[2 + length] ? 1 : 0);
	}
	if (!parse_registry_path(name, &path))
		fail_with_usage(L"Invalid key name.", L"無効なキー名です。");
	return path;
}

/* Refused on an endpoint that a scenario says refuses it: C:\lab\state\denied-keys, one full key name a line. */
static void refuse_denied(const struct registry_path *path)
{
	wchar_t *text = read_lab_file(L"state\\denied-keys"), *rest = text, *line;
	while ((line = next_line(&rest))) {
		size_t length = wcslen(line);
		if (length && !_wcsnicmp(path->full, line, length) && (!path->full[length] || path->full[length] == L'\\'))
			fail_status(ERROR_ACCESS_DENIED);
	}
	free(text);
}

static struct options parse_options(int count, wchar_t **argument)
{
	struct options options = {.separator = L"\\0"};
	for (int i = 0; i < count; i++) {
		const wchar_t *name = argument[i];
		const wchar_t **text = !_wcsicmp(name, L"/v") ? &options.value : !_wcsicmp(name, L"/t") ? &options.type
			: !_wcsicmp(name, L"/d") && wcscmp(operation, L"QUERY") ? &options.data
			: !_wcsicmp(name, L"/s") && !wcscmp(operation, L"ADD") ? &options.separator
			: !_wcsicmp(name, L"/se") ? &options.separator
			: !_wcsicmp(name, L"/f") && !wcscmp(operation, L"QUERY") ? &options.pattern : NULL;
		if (text) {
			/* "reg query KEY /v /f x" searches value names: /v then has no name of its own */
			if (text == &options.value && !wcscmp(operation, L"QUERY") && (i + 1 == count || !_wcsicmp(argument[i + 1], L"/f"))) {
				options.value = L"*";
				continue;
			}
			if (++i == count)
				fail_syntax();
			*text = argument[i];
		} else if (!_wcsicmp(name, L"/reg:64")) {
			options.view = KEY_WOW64_64KEY;
		} else if (!_wcsicmp(name, L"/reg:32")) {
			options.view = KEY_WOW64_32KEY;
		} else if (!_wcsicmp(name, L"/ve")) {
			options.default_value = TRUE;
		} else if (!_wcsicmp(name, L"/va")) {
			options.all_values = TRUE;
		} else if (!_wcsicmp(name, L"/s")) {
			options.recursive = TRUE;
		} else if (!_wcsicmp(name, L"/f") || !_wcsicmp(name, L"/y")) {
			options.force = TRUE;
		} else if (!_wcsicmp(name, L"/z")) {
			options.verbose = TRUE;
		} else if (!_wcsicmp(name, L"/k")) {
			options.keys_only = TRUE;
		} else if (!_wcsicmp(name, L"/d")) {
			options.data_only = TRUE;
		} else if (!_wcsicmp(name, L"/c")) {
			options.case_sensitive = TRUE;
		} else if (!_wcsicmp(name, L"/e")) {
			options.exact = TRUE;
		} else {
			fail_syntax();
		}
	}
	return options;
}

static const wchar_t *shown_type(DWORD type)
{
	static wchar_t number[32];
	const wchar_t *name = registry_type_name(type);
	if (name)
		return name;
	_snwprintf(number, 32, L"0x%lx", type);
	return number;
}

static wchar_t *data_text(const struct registry_value *value, const wchar_t *separator)
{
	const wchar_t *string = (const wchar_t *)value->data;
	size_t capacity = value->length * (2 + wcslen(separator)) + 64;
	wchar_t *text = calloc(capacity, sizeof *text), *end = text;
	if (value->type == REG_SZ || value->type == REG_EXPAND_SZ) {
		wcscpy(text, string);
	} else if (value->type == REG_MULTI_SZ) {
		const wchar_t *limit = string + value->length / sizeof *string;
		for (; string < limit && *string; string += wcslen(string) + 1)
			end += swprintf(end, capacity - (end - text), end == text ? L"%ls%ls" : L"%ls%ls", end == text ? L"" : separator, string);
	} else if (value->type == REG_DWORD && value->length == 4) {
		swprintf(text, capacity, L"0x%lx", *(DWORD *)value->data);
	} else if (value->type == REG_QWORD && value->length == 8) {
		swprintf(text, capacity, L"0x%llx", *(ULONGLONG *)value->data);
	} else {
		for (DWORD i = 0; i < value->length; i++)
			end += swprintf(end, 3, L"%02X", value->data[i]);
	}
	return text;
}

static BOOL contains(const struct options *options, const wchar_t *text)
{
	const wchar_t *pattern = options->pattern;
	if (!pattern)
		return TRUE;
	if (wcspbrk(pattern, L"*?")) {
		if (options->exact)
			return matches_pattern(pattern, text);
		wchar_t *around = calloc(wcslen(pattern) + 3, sizeof *around);
		swprintf(around, wcslen(pattern) + 3, L"*%ls*", pattern);
		BOOL hit = matches_pattern(around, text);
		free(around);
		return hit;
	}
	size_t length = wcslen(pattern);
	if (options->exact)
		return options->case_sensitive ? !wcscmp(text, pattern) : !_wcsicmp(text, pattern);
	for (; *text; text++)
		if (options->case_sensitive ? !wcsncmp(text, pattern, length) : !_wcsnicmp(text, pattern, length))
			return TRUE;
	return !length;
}

static void print_value(const struct options *options, const struct registry_value *value)
{
	wchar_t *text = data_text(value, options->separator);
	const wchar_t *name = *value->name ? value->name : by_language(L"(Default)", L"(既定)");
	out(L"    %ls    %ls", name, shown_type(value->type));
	if (options->verbose)
		out(L" (%lu)", value->type);
	out(L"    %ls\r\n", text);
	free(text);
}

static int found;

/* Prints the key and its wanted values; the number of values (or keys) printed is added to "found". */
static void print_key(const struct options *options, HKEY key, const wchar_t *full_name, BOOL top)
{
	struct registry_value value;
	BOOL searching = options->pattern || options->value || options->default_value, named = FALSE;
	int values = 0;
	if (options->pattern && !top && !options->data_only && !options->value) {
		const wchar_t *last = wcsrchr(full_name, L'\\');
		if (contains(options, last ? last + 1 : full_name)) {
			out(L"%ls\r\n", full_name);
			named = TRUE;
			found++;
		}
	}
	for (DWORD i = 0; !options->keys_only && value_at(key, i, &value); i++) {
		BOOL wanted = TRUE;
		if (options->default_value)
			wanted = !*value.name;
		else if (options->value && wcscmp(options->value, L"*"))
			wanted = !_wcsicmp(value.name, options->value);
		if (wanted && options->type)
			wanted = (int)value.type == registry_type(options->type);
		if (wanted && options->pattern) {
			wchar_t *text = data_text(&value, options->separator);
			wanted = (!options->data_only && contains(options, value.name)) || (!options->value && contains(options, text));
			free(text);
		}
		if (wanted) {
			if (!values++ && !named)
				out(L"%ls\r\n", full_name);
			print_value(options, &value);
			found++;
		}
		free_value(&value);
	}
	if (options->default_value && !values && !options->pattern && top) {
		out(L"%ls\r\n    %ls    REG_SZ    %ls\r\n", full_name, by_language(L"(Default)", L"(既定)"),
			by_language(L"(value not set)", L"(値の設定なし)"));
		values++;
		found++;
	}
	/* without a search, "/s" names every key, even one without values */
	if (!searching && !values && options->recursive) {
		out(L"%ls\r\n", full_name);
		values++;
	}
	if (values || named)
		out_text(L"\r\n");
	wchar_t *name;
	for (DWORD i = 0; (name = subkey_at(key, i)); i++) {
		size_t capacity = wcslen(full_name) + wcslen(name) + 2;
		wchar_t *child_name = calloc(capacity, sizeof *child_name);
		swprintf(child_name, capacity, L"%ls\\%ls", full_name, name);
		if (options->recursive) {
			HKEY child;
			if (!RegOpenKeyExW(key, name, 0, KEY_READ | options->view, &child)) {
				print_key(options, child, child_name, FALSE);
				RegCloseKey(child);
			}
		} else if (!searching || (options->pattern && !options->value && !options->data_only && contains(options, name))) {
			out(L"%ls\r\n", child_name);
			found++;
		}
		free(child_name);
		free(name);
	}
}

static void query(int count, wchar_t **argument)
{
	if (!count)
		fail_syntax();
	struct options options = parse_options(count - 1, argument + 1);
	options.path = key_argument(argument[0]);
	refuse_denied(&options.path);
	HKEY key;
	LSTATUS status = RegOpenKeyExW(options.path.root, options.path.subkey, 0, KEY_READ | options.view, &key);
	if (status)
		fail_status(status);
	if (options.value && !options.recursive && !options.pattern && wcscmp(options.value, L"*")
		&& (status = RegQueryValueExW(key, options.value, NULL, NULL, NULL, NULL)))
		fail_status(status);
	out_text(L"\r\n");
	print_key(&options, key, options.path.full, TRUE);
	if (options.pattern || ((options.value || options.default_value) && options.recursive)) {
		out(by_language(L"End of search: %d match(es) found.\r\n", L"検索の完了: %d 件見つかりました。\r\n"), found);
		tool_end(found ? 0 : 1);
	}
	tool_end(0);
}

static BYTE *parse_multiple(const wchar_t *data, const wchar_t *separator, DWORD *length)
{
	wchar_t *strings = calloc(wcslen(data) + 2, sizeof *strings), *end = strings;
	size_t skip = wcslen(separator);
	while (*data) {
		if (skip && !wcsncmp(data, separator, skip)) {
			*end++ = 0;
			data += skip;
		} else {
			*end++ = *data++;
		}
	}
	if (end > strings && end[-1])
		end++;
	*length = (end - strings + 1) * sizeof *strings;
	return (BYTE *)strings;
}

static BYTE *parse_data(const struct options *options, DWORD type, DWORD *length)
{
	const wchar_t *data = options->data ? options->data : L"";
	wchar_t *end;
	if (type == REG_SZ || type == REG_EXPAND_SZ) {
		*length = (wcslen(data) + 1) * sizeof *data;
		return (BYTE *)_wcsdup(data);
	}
	if (type == REG_MULTI_SZ)
		return parse_multiple(data, options->separator, length);
	if (type == REG_DWORD || type == REG_DWORD_BIG_ENDIAN || type == REG_QWORD) {
		ULONGLONG *number = calloc(1, sizeof *number);
		*number = _wcstoui64(data, &end, 0);
		if (options->data && (!*data || *end))
			fail_with_usage(L"Invalid syntax. Specify valid numeric value for '/d'.",
				L"無効な構文です。'/d' に有効な数値を指定してください。");
		*length = type == REG_QWORD ? 8 : 4;
		return (BYTE *)number;
	}
	size_t digits = wcslen(data);
	BYTE *bytes = calloc(digits / 2 + 2, 1);
	for (size_t i = 0; i < digits; i++) {
		const wchar_t *alphabet = L"0123456789abcdef", *digit = wcschr(alphabet, towlower(data[i]));
		if (!digit)
			fail_with_usage(L"Invalid syntax. Specify valid hexadecimal value for '/d'.",
				L"無効な構文です。'/d' に有効な 16 進値を指定してください。");
		size_t position = i + (digits & 1);
		bytes[position / 2] |= (digit - alphabet) << (position & 1 ? 0 : 4);
	}
	*length = (digits + 1) / 2;
	return bytes;
}

static void cancel(void)
{
	out_text(by_language(L"The operation was canceled by the user.\r\n", L"操作はユーザーによって取り消されました。\r\n"));
	tool_end(0);
}

static void add(int count, wchar_t **argument)
{
	if (!count)
		fail_syntax();
	struct options options = parse_options(count - 1, argument + 1);
	options.path = key_argument(argument[0]);
	refuse_denied(&options.path);
	DWORD length;
	int type = options.type ? registry_type(options.type) : REG_SZ;
	if (type < 0)
		fail_syntax();
	BOOL with_value = options.value || options.default_value || options.data || options.type;
	BYTE *data = with_value ? parse_data(&options, type, &length) : NULL;
	HKEY key;
	LSTATUS status = RegCreateKeyExW(options.path.root, options.path.subkey, 0, NULL, 0, KEY_READ | KEY_WRITE | options.view,
		NULL, &key, NULL);
	if (status)
		fail_status(status);
	if (with_value) {
		const wchar_t *name = options.value ? options.value : L"";
		if (!options.force && !RegQueryValueExW(key, name, NULL, NULL, NULL, NULL)) {
			wchar_t question[600];
			_snwprintf(question, 600, by_language(L"Value %ls exists, overwrite(Yes/No)? ",
				L"値 %ls は存在します。上書きしますか (Yes/No)? "), *name ? name : by_language(L"(Default)", L"(既定)"));
			if (!ask_yes_no(question))
				cancel();
		}
		if ((status = RegSetValueExW(key, name, 0, type, data, length)))
			fail_status(status);
	}
	succeed();
}

static void delete(int count, wchar_t **argument)
{
	if (!count)
		fail_syntax();
	struct options options = parse_options(count - 1, argument + 1);
	options.path = key_argument(argument[0]);
	refuse_denied(&options.path);
	HKEY key;
	LSTATUS status = RegOpenKeyExW(options.path.root, options.path.subkey, 0, KEY_READ | KEY_WRITE | options.view, &key);
	if (status)
		fail_status(status);
	const wchar_t *value = options.value ? options.value : options.default_value ? L"" : NULL;
	if (value && (status = RegQueryValueExW(key, value, NULL, NULL, NULL, NULL)))
		fail_status(status);
	if (!options.force) {
		wchar_t question[1024];
		_snwprintf(question, 1024, value ? by_language(L"Delete the registry value %ls (Yes/No)? ",
			L"レジストリ値 %ls を削除しますか (Yes/No)? ") : by_language(L"Permanently delete the registry key %ls (Yes/No)? ",
			L"レジストリ キー %ls を完全に削除しますか (Yes/No)? "), value ? value : options.path.full);
		if (!ask_yes_no(question))
			cancel();
	}
	if (value) {
		status = RegDeleteValueW(key, value);
	} else if (options.all_values) {
		struct registry_value each;
		while (!status && value_at(key, 0, &each)) {
			status = RegDeleteValueW(key, each.name);
			free_value(&each);
		}
	} else {
		if (!*options.path.subkey)
			fail_status(ERROR_ACCESS_DENIED);
		RegCloseKey(key);
		status = delete_registry_tree(options.path.root, options.path.subkey, options.view);
	}
	if (status)
		fail_status(status);
	succeed();
}

static void export(int count, wchar_t **argument)
{
	if (count < 2)
		fail_syntax();
	struct options options = parse_options(count - 2, argument + 2);
	options.path = key_argument(argument[0]);
	refuse_denied(&options.path);
	HKEY key;
	LSTATUS status = RegOpenKeyExW(options.path.root, options.path.subkey, 0, KEY_READ | options.view, &key);
	if (status)
		fail_status(status);
	if (!options.force && GetFileAttributesW(argument[1]) != INVALID_FILE_ATTRIBUTES) {
		wchar_t question[600];
		_snwprintf(question, 600, by_language(L"File %ls already exists. Overwrite (Yes/No)?",
			L"ファイル %ls は既に存在します。上書きしますか (Yes/No)?"), argument[1]);
		if (!ask_yes_no(question))
			cancel();
	}
	if (!export_registry_file(key, options.path.full, argument[1]))
		fail(L"Unable to write to the file. There may be a disk or file system error.",
			L"ファイルに書き込めません。ディスクまたはファイル システムのエラーの可能性があります。");
	succeed();
}

static void import(int count, wchar_t **argument)
{
	if (!count)
		fail_syntax();
	struct options options = parse_options(count - 1, argument + 1);
	switch (import_registry_file(argument[0], options.view)) {
	case IMPORT_DONE:
		/* On Windows, too, import reports its success on standard error. */
		err_text(by_language(L"The operation completed successfully.\r\n", L"この操作を正しく終了しました。\r\n"));
		tool_end(0);
	case IMPORT_NO_FILE:
		fail(L"Error opening the file. There may be a disk or file system error.",
			L"ファイルを開くときにエラーが発生しました。ディスクまたはファイル システムのエラーの可能性があります。");
	case IMPORT_NOT_A_SCRIPT:
		fail(L"The specified file is not a registry script. You can only import registry files.",
			L"指定されたファイルはレジストリ スクリプトではありません。インポートできるのはレジストリ ファイルのみです。");
	default:
		fail(L"Error accessing the registry.", L"レジストリへのアクセス中にエラーが発生しました。");
	}
}

static LSTATUS copy_tree(HKEY from, HKEY to, REGSAM view, BOOL recursive)
{
	struct registry_value value;
	LSTATUS status = 0;
	for (DWORD i = 0; !status && value_at(from, i, &value); i++) {
		status = RegSetValueExW(to, value.name, 0, value.type, value.data, value.length);
		free_value(&value);
	}
	wchar_t *name;
	for (DWORD i = 0; recursive && !status && (name = subkey_at(from, i)); i++) {
		HKEY source, target;
		if (!(status = RegOpenKeyExW(from, name, 0, KEY_READ | view, &source))) {
			if (!(status = RegCreateKeyExW(to, name, 0, NULL, 0, KEY_ALL_ACCESS | view, NULL, &target, NULL))) {
				status = copy_tree(source, target, view, TRUE);
				RegCloseKey(target);
			}
			RegCloseKey(source);
		}
		free(name);
	}
	return status;
}

static void copy(int count, wchar_t **argument)
{
	if (count < 2)
		fail_syntax();
	struct options options = parse_options(count - 2, argument + 2);
	options.path = key_argument(argument[0]);
	options.second = key_argument(argument[1]);
	refuse_denied(&options.path);
	refuse_denied(&options.second);
	HKEY from, to;
	LSTATUS status = RegOpenKeyExW(options.path.root, options.path.subkey, 0, KEY_READ | options.view, &from);
	if (!status)
		status = RegCreateKeyExW(options.second.root, options.second.subkey, 0, NULL, 0, KEY_ALL_ACCESS | options.view, NULL, &to, NULL);
	if (!status)
		status = copy_tree(from, to, options.view, options.recursive);
	if (status)
		fail_status(status);
	succeed();
}


static LSTATUS save_hive(const struct registry_path *path, const wchar_t *file)
{
	HKEY key;
	enable_hive_privileges();
	LSTATUS status = RegOpenKeyExW(path->root, path->subkey, 0, KEY_READ, &key);
	if (!status) {
		DeleteFileW(file);
		status = RegSaveKeyW(key, file, NULL);
		RegCloseKey(key);
	}
	return status;
}

static void save(int count, wchar_t **argument)
{
	if (count < 2)
		fail_syntax();
	struct options options = parse_options(count - 2, argument + 2);
	options.path = key_argument(argument[0]);
	if (!options.force && GetFileAttributesW(argument[1]) != INVALID_FILE_ATTRIBUTES) {
		wchar_t question[600];
		_snwprintf(question, 600, by_language(L"File %ls already exists. Overwrite (Yes/No)?",
			L"ファイル %ls は既に存在します。上書きしますか (Yes/No)?"), argument[1]);
		if (!ask_yes_no(question))
			cancel();
	}
	LSTATUS status = save_hive(&options.path, argument[1]);
	if (status)
		fail_status(status);
	succeed();
}

/* Where a loaded hive came from, so that unloading writes it back as Windows does (Wine does not). */
static void remember_hive(const wchar_t *full_name, const wchar_t *file)
{
	wchar_t absolute[MAX_PATH];
	HKEY list;
	GetFullPathNameW(file, MAX_PATH, absolute, NULL);
	if (RegCreateKeyExW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Control\\hivelist", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &list, NULL))
		return;
	RegSetValueExW(list, full_name, 0, REG_SZ, (BYTE *)absolute, (wcslen(absolute) + 1) * sizeof *absolute);
	RegCloseKey(list);
}

static void load(int count, wchar_t **argument)
{
	if (count != 2)
		fail_syntax();
	struct registry_path path = key_argument(argument[0]);
	if ((path.root != HKEY_LOCAL_MACHINE && path.root != HKEY_USERS) || !*path.subkey || wcschr(path.subkey, L'\\'))
		fail_with_usage(L"Invalid key name.", L"無効なキー名です。");
	if (GetFileAttributesW(argument[1]) == INVALID_FILE_ATTRIBUTES)
		fail(L"The system cannot find the file specified.", L"指定されたファイルが見つかりません。");
	wchar_t absolute[MAX_PATH];
	struct registry_value loaded;
	HKEY list;
	GetFullPathNameW(argument[1], MAX_PATH, absolute, NULL);
	if (!RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Control\\hivelist", 0, KEY_READ, &list)) {
		for (DWORD i = 0; value_at(list, i, &loaded); i++) {
			if (!_wcsicmp((wchar_t *)loaded.data, absolute))
				fail(L"The process cannot access the file because it is being used by another process.",
					L"プロセスはファイルにアクセスできません。別のプロセスが使用中です。");
			free_value(&loaded);
		}
		RegCloseKey(list);
	}
	enable_hive_privileges();
	LSTATUS status = RegLoadKeyW(path.root, path.subkey, absolute);
	if (status)
		fail_status(status);
	remember_hive(path.full, absolute);
	succeed();
}

static void unload(int count, wchar_t **argument)
{
	if (count != 1)
		fail_syntax();
	struct registry_path path = key_argument(argument[0]);
	HKEY list;
	wchar_t file[MAX_PATH];
	DWORD length = sizeof file;
	LSTATUS status = RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Control\\hivelist", 0, KEY_ALL_ACCESS, &list);
	if (status || RegQueryValueExW(list, path.full, NULL, NULL, (BYTE *)file, &length))
		fail(L"The parameter is incorrect.", L"パラメーターが間違っています。");
	status = save_hive(&path, file);
	enable_hive_privileges();
	if (!status)
		status = RegUnLoadKeyW(path.root, path.subkey);
	if (status)
		fail_status(status);
	RegDeleteValueW(list, path.full);
	succeed();
}

int wmain(int count, wchar_t **argument)
{
	static const struct {
		const wchar_t *name;
		void (*run)(int, wchar_t **);
	} operations[] = {{L"QUERY", query}, {L"ADD", add}, {L"DELETE", delete}, {L"COPY", copy}, {L"SAVE", save}, {L"LOAD", load},
		{L"UNLOAD", unload}, {L"EXPORT", export}, {L"IMPORT", import}};
	tool_begin();
	operation = L"";
	if (count < 2)
		fail_syntax();
	for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
		if (!_wcsicmp(argument[1], operations[i].name)) {
			operation = operations[i].name;
			for (int a = 2; a < count; a++)
				if (!wcscmp(argument[a], L"/?"))
					not_imitated();
			operations[i].run(count - 2, argument + 2);
		}
	}
	if (!_wcsicmp(argument[1], L"COMPARE") || !_wcsicmp(argument[1], L"RESTORE") || !_wcsicmp(argument[1], L"FLAGS")
		|| !wcscmp(argument[1], L"/?"))
		not_imitated();
	fail_syntax();
}
