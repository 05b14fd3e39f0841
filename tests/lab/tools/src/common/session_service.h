/* Requests to logon-sessions.exe, which owns what outlives an SSH connection. */
#ifndef SESSION_SERVICE_H
#define SESSION_SERVICE_H
#include <windows.h>

#ifndef ERROR_SHUTDOWN_IS_SCHEDULED
#define ERROR_SHUTDOWN_IS_SCHEDULED 1190
#endif
#define SESSION_PIPE L"\\\\.\\pipe\\lab-logon-sessions"

/* Sends verb and argument ("run-task", "\Name"); returns the Windows error number it answers. */
DWORD request_session_service(const wchar_t *verb, const wchar_t *argument);
#endif
