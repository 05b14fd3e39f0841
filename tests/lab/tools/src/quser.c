/* quser.exe, and "query user": the logged-on users of the scenario. */
#include "common/console.h"
#include "common/logon.h"
#include <stdio.h>
#include <stdlib.h>

/* 2025-11-21T08:41 -> 11/21/2025 8:41 AM, or 2025/11/21 8:41 */
static void logon_time(const wchar_t *since, wchar_t *text)
{
	int year = 0, month = 0, day = 0, hour = 0, minute = 0;
	swscanf(since, L"%d-%d-%dT%d:%d", &year, &month, &day, &hour, &minute);
	if (is_japanese())
		swprintf(text, 40, L"%d/%02d/%02d %d:%02d", year, month, day, hour, minute);
	else
		swprintf(text, 40, L"%d/%d/%d %d:%02d %ls", month, day, year, hour % 12 ? hour % 12 : 12, minute, hour < 12 ? L"AM" : L"PM");
}

int wmain(int count, wchar_t **argument)
{
	int session_count, shown = 0, first = 1;
	const wchar_t *wanted = L"*";
	tool_begin();
	if (!wcscmp(tool_name(), L"query")) {
		if (count < 2 || _wcsicmp(argument[1], L"user"))
			not_imitated();
		first = 2;
	}
	if (count > first + 1 || (count > first && argument[first][0] == L'/'))
		not_imitated();
	if (count > first)
		wanted = argument[first];
	struct session *sessions = read_sessions(&session_count);
	for (int i = 0; i < session_count; i++) {
		const struct session *session = sessions + i;
		wchar_t id[16], time[40];
		swprintf(id, 16, L"%d", session->id);
		if (wcscmp(wanted, L"*") && _wcsicmp(wanted, session->user) && _wcsicmp(wanted, session->station) && wcscmp(wanted, id))
			continue;
		if (!shown++)
			out_text(by_language(L" USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\r\n",
				L" ユーザー名            セッション名       ID  状態    アイドル時間  ログオン時刻\r\n"));
		logon_time(session->since, time);
		out_text(current_logon()->interactive && current_logon()->session == session->id ? L">" : L" ");
		out_padded(session->user, 21);
		out_text(L" ");
		out_padded(session->station, 18);
		out_right(id, 3);
		out_text(L"  ");
		out_padded(session->state, 6);
		out_right(session->idle, 10);
		out(L"   %ls\r\n", time);
	}
	if (!shown)
		err(by_language(L"No User exists for %ls\r\n", L"%ls に対するユーザーは存在しません。\r\n"), wanted);
	tool_end(shown ? 0 : 1);
}
