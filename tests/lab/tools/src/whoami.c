/* whoami.exe: who the process runs as in its logon session; /user, /groups, /priv, /upn, /fo, /nh. */
#include "common/console.h"
#include "common/logon.h"
#include <stdio.h>

enum { TABLE, LIST, CSV };
static int format = TABLE;
static BOOL header = TRUE;

static void show_section(const wchar_t *title, int column_count, const wchar_t **names, int row_count, const wchar_t *(*rows)[4])
{
	int widths[4] = {0};
	for (int c = 0; c < column_count; c++) {
		widths[c] = columns(names[c]);
		for (int r = 0; r < row_count; r++)
			if (columns(rows[r][c]) > widths[c])
				widths[c] = columns(rows[r][c]);
	}
	if (format == CSV) {
		for (int r = header ? -1 : 0; r < row_count; r++) {
			for (int c = 0; c < column_count; c++)
				out(c ? L",\"%ls\"" : L"\"%ls\"", r < 0 ? names[c] : rows[r][c]);
			out_text(L"\r\n");
		}
		return;
	}
	if (header || format == LIST) {
		out(L"\r\n%ls\r\n", title);
		out_repeated(L'-', columns(title));
		out_text(L"\r\n\r\n");
	}
	if (format == LIST) {
		int widest = 0;
		for (int c = 0; c < column_count; c++)
			if (columns(names[c]) > widest)
				widest = columns(names[c]);
		for (int r = 0; r < row_count; r++) {
			for (int c = 0; c < column_count; c++) {
				out(L"%ls:", names[c]);
				out_repeated(L' ', widest - columns(names[c]) + 1);
				out(L"%ls\r\n", rows[r][c]);
			}
			if (r + 1 < row_count)
				out_text(L"\r\n");
		}
		return;
	}
	for (int r = header ? -2 : 0; r < row_count; r++) {
		for (int c = 0; c < column_count; c++) {
			if (c)
				out_text(L" ");
			if (r == -1)
				out_repeated(L'=', widths[c]);
			else if (c + 1 < column_count)
				out_padded(r < 0 ? names[c] : rows[r][c], widths[c]);
			else
				out_text(r < 0 ? names[c] : rows[r][c]);
		}
		out_text(L"\r\n");
	}
}

static const wchar_t *account(void)
{
	static wchar_t name[160];
	_snwprintf(name, 160, L"%ls\\%ls", current_logon()->domain, current_logon()->user);
	return _wcslwr(name);
}

static void show_user(void)
{
	const wchar_t *names[] = {by_language(L"User Name", L"ユーザー名"), L"SID"};
	const wchar_t *rows[][4] = {{account(), current_logon()->sid}};
	show_section(by_language(L"USER INFORMATION", L"USER INFORMATION"), 2, names, 1, rows);
}

static void show_groups(void)
{
	const wchar_t *names[] = {by_language(L"Group Name", L"グループ名"), by_language(L"Type", L"種類"), L"SID",
		by_language(L"Attributes", L"属性")};
	const wchar_t *well_known = by_language(L"Well-known group", L"よく知られたグループ"), *alias = by_language(L"Alias", L"エイリアス"),
		*label = by_language(L"Label", L"ラベル"), *on = by_language(L"Mandatory group, Enabled by default, Enabled group",
			L"固定グループ, 既定で有効, 有効なグループ"), *deny = by_language(L"Group used for deny only", L"拒否のみに使用するグループ");
	const struct logon *logon = current_logon();
	const wchar_t *rows[][4] = {{L"Everyone", well_known, L"S-1-1-0", on}, {L"BUILTIN\\Users", alias, L"S-1-5-32-545", on},
		{logon->interactive ? L"NT AUTHORITY\\INTERACTIVE" : L"NT AUTHORITY\\NETWORK", well_known,
			logon->interactive ? L"S-1-5-4" : L"S-1-5-2", on},
		{L"NT AUTHORITY\\Authenticated Users", well_known, L"S-1-5-11", on},
		{logon->elevated ? L"Mandatory Label\\High Mandatory Level" : L"Mandatory Label\\Medium Mandatory Level", label,
			logon->elevated ? L"S-1-16-12288" : L"S-1-16-8192", L""},
		{L"BUILTIN\\Administrators", alias, L"S-1-5-32-544",
			logon->elevated ? by_language(L"Mandatory group, Enabled by default, Enabled group, Group owner",
				L"固定グループ, 既定で有効, 有効なグループ, グループの所有者") : deny}};
	show_section(L"GROUP INFORMATION", 4, names, logon->administrator ? 6 : 5, rows);
}

int wmain(int count, wchar_t **argument)
{
	BOOL user = FALSE, groups = FALSE, principal = FALSE;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/user")) {
			user = TRUE;
		} else if (!_wcsicmp(argument[i], L"/groups")) {
			groups = TRUE;
		} else if (!_wcsicmp(argument[i], L"/upn")) {
			principal = TRUE;
		} else if (!_wcsicmp(argument[i], L"/nh")) {
			header = FALSE;
		} else if (!_wcsicmp(argument[i], L"/fo") && i + 1 < count) {
			i++;
			format = !_wcsicmp(argument[i], L"csv") ? CSV : !_wcsicmp(argument[i], L"list") ? LIST : TABLE;
		} else {
			not_imitated();
		}
	}
	if (principal) {
		if (!*current_logon()->principal) {
			err_text(by_language(L"ERROR: Unable to get User Principal Name (UPN) as the current logged-on user\r\n       is not a domain user.\r\n",
				L"エラー: 現在ログオンしているユーザーはドメイン ユーザーではないため、\r\n       ユーザー プリンシパル名 (UPN) を取得できません。\r\n"));
			tool_end(1);
		}
		out(L"%ls\r\n", current_logon()->principal);
	}
	if (user)
		show_user();
	if (groups)
		show_groups();
	if (!user && !groups && !principal)
		out(L"%ls\r\n", account());
	tool_end(0);
}
