#include "session_service.h"
#include <stdio.h>

DWORD request_session_service(const wchar_t *verb, const wchar_t *argument)
{
	wchar_t request[2048];
	DWORD answer = ERROR_SERVICE_NOT_ACTIVE, length;
	_snwprintf(request, 2047, L"%ls\t%ls", verb, argument);
	request[2047] = 0;
	/* right after a boot, or between two requests, there may be no pipe for a moment */
	for (int tries = 0; tries < 100; tries++) {
		if (CallNamedPipeW(SESSION_PIPE, request, (wcslen(request) + 1) * sizeof *request, &answer, sizeof answer, &length, 30000))
			return answer;
		if (GetLastError() != ERROR_FILE_NOT_FOUND && GetLastError() != ERROR_PIPE_BUSY)
			return GetLastError();
		Sleep(50);
	}
	return ERROR_SERVICE_NOT_ACTIVE;
}
