/* logoff.exe: ends a session, its processes and its hive. */
#include "common/console.h"
#include "common/logon.h"
#include "common/session_service.h"
#include <stdlib.h>

int wmain(int count, wchar_t **argument)
{
	const wchar_t *wanted = NULL;
	int id = 0, session_count;
	tool_begin();
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/v") || !_wcsicmp(argument[i], L"/vm"))
			continue;
		if (argument[i][0] == L'/' || wanted)
			not_imitated();
		wanted = argument[i];
	}
	if (!wanted) {
		/* without an argument, the session one is in; an SSH connection has none of a user */
		if (!current_logon()->interactive)
			not_imitated();
		wchar_t own[16];
		tool_end(request_session_service(L"log-off-later", _itow(current_logon()->session, own, 10)) ? 1 : 0);
	}
	struct session *sessions = read_sessions(&session_count);
	BOOL found = FALSE;
	for (int i = 0; i < session_count && !found; i++) {
		wchar_t number[16];
		_itow(sessions[i].id, number, 10);
		if (!wcscmp(wanted, number) || !_wcsicmp(wanted, sessions[i].station)) {
			id = sessions[i].id;
			found = TRUE;
		}
	}
	if (!found) {
		BOOL is_number = wcsspn(wanted, L"0123456789") == wcslen(wanted);
		if (is_number)
			err(by_language(L"Could not logoff session ID %ls, Error code 2\r\nError [2]:The system cannot find the file specified.\r\n",
				L"セッション ID %ls をログオフできませんでした。エラー コード 2\r\nエラー [2]:指定されたファイルが見つかりません。\r\n"), wanted);
		else
			err(by_language(L"Session %ls not found\r\n", L"セッション %ls は見つかりませんでした\r\n"), wanted);
		tool_end(1);
	}
	wchar_t number[16];
	DWORD error = request_session_service(current_logon()->interactive && current_logon()->session == id ? L"log-off-later" : L"log-off",
		_itow(id, number, 10));
	if (error) {
		err(by_language(L"Could not logoff session ID %d, Error code %lu\r\nError [%lu]:%ls\r\n",
			L"セッション ID %d をログオフできませんでした。エラー コード %lu\r\nエラー [%lu]:%ls\r\n"), id, error, error, system_message(error));
		tool_end(1);
	}
	tool_end(0);
}
