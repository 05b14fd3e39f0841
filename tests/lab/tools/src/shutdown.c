/* shutdown.exe: the endpoint really restarts (sshd goes away and comes back) or goes off. */
#include "common/console.h"
#include "common/logon.h"
#include "common/session_service.h"
#include <stdio.h>
#include <stdlib.h>

__attribute__((noreturn)) static void end_with(DWORD error)
{
	if (error == ERROR_NO_SHUTDOWN_IN_PROGRESS)
		err(L"%ls(%lu)\r\n", by_language(L"Unable to abort the system shutdown because no shutdown was in progress.",
			L"進行中のシャットダウンがないため、システムのシャットダウンを中止できませんでした。"), error);
	else if (error == ERROR_SHUTDOWN_IS_SCHEDULED)
		err(L"%ls(%lu)\r\n", by_language(L"A system shutdown has already been scheduled.",
			L"システムのシャットダウンは既にスケジュールされています。"), error);
	else if (error)
		err(L"%ls(%lu)\r\n", system_message(error), error);
	tool_end(error);
}

int wmain(int count, wchar_t **argument)
{
	const wchar_t *kind = NULL;
	int seconds = 30;
	tool_begin();
	for (int i = 1; i < count; i++) {
		wchar_t *name = argument[i];
		if (*name == L'-')
			*name = L'/';
		if (!_wcsicmp(name, L"/r") || !_wcsicmp(name, L"/g")) {
			kind = L"restart";
		} else if (!_wcsicmp(name, L"/s") || !_wcsicmp(name, L"/p")) {
			kind = L"off";
			if (!_wcsicmp(name, L"/p"))
				seconds = 0;
		} else if (!_wcsicmp(name, L"/a")) {
			end_with(request_session_service(L"cancel-shutdown", L""));
		} else if (!_wcsicmp(name, L"/l")) {
			wchar_t id[16];
			if (!current_logon()->interactive)
				not_imitated();
			end_with(request_session_service(L"log-off-later", _itow(current_logon()->session, id, 10)));
		} else if (!_wcsicmp(name, L"/t") && i + 1 < count) {
			seconds = _wtoi(argument[++i]);
		} else if (!_wcsicmp(name, L"/f")) {
			continue;
		} else if ((!_wcsicmp(name, L"/c") || !_wcsicmp(name, L"/d")) && i + 1 < count) {
			i++;
		} else {
			not_imitated();
		}
	}
	if (!kind)
		not_imitated();
	if (!current_logon()->administrator)
		end_with(ERROR_ACCESS_DENIED);
	wchar_t request[64];
	swprintf(request, 64, L"%ls\t%d", kind, seconds);
	end_with(request_session_service(L"shutdown", request));
}
