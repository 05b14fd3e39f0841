/* Processes in the logon session of an interactive user. */
#ifndef USER_SESSION_H
#define USER_SESSION_H
#include "logon.h"

/* Starts a command line with the user's environment; the handle is the caller's to close. NULL: see GetLastError. */
HANDLE start_in_session(const struct user *user, BOOL elevated, const wchar_t *command_line, const wchar_t *folder, DWORD *process);
/* The same for a command that runs as SYSTEM or as the endpoint's administrator. */
HANDLE start_as_administrator(const wchar_t *command_line, const wchar_t *folder, DWORD *process);
#endif
