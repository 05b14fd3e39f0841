/*
 * Users and logon sessions of the endpoint. Wine knows one user only, so that an interactive user's processes are
 * those whose environment names the user; it is inherited by children and can be read from other processes.
 */
#ifndef LOGON_H
#define LOGON_H
#include <windows.h>

/* The environment variable that marks the processes of an interactive user; absent in an SSH logon. */
#define LOGON_VARIABLE L"LAB_LOGON"
/* Set in processes that run with an administrator's full token. */
#define ELEVATION_VARIABLE L"LAB_ELEVATED"

struct user {
	wchar_t name[64];      /* t.yamada */
	wchar_t domain[64];    /* CONTOSO, or the computer's name */
	wchar_t sid[128];
	wchar_t profile[MAX_PATH];
	wchar_t principal[256]; /* user principal name, "" if none */
	BOOL administrator;
};

struct session {
	int id;
	wchar_t user[64];
	wchar_t station[32];   /* console, rdp-tcp#12, "" when disconnected */
	wchar_t state[16];     /* Active, Disc */
	wchar_t idle[16];      /* as quser shows it: none, ., 3, 1+02:15 */
	wchar_t since[40];     /* 2025-11-21T08:41 */
};

struct logon {
	wchar_t user[64];
	wchar_t domain[64];
	wchar_t sid[128];
	wchar_t principal[256];
	BOOL interactive;      /* FALSE: the logon of an SSH connection */
	BOOL administrator;
	BOOL elevated;
	int session;           /* 0 for services and SSH connections */
};

/* Points HKEY_CURRENT_USER of this process at the hive of the user whose session it runs in. */
void enter_logon_session(void);
const struct logon *current_logon(void);

/* C:\lab\users (tab-separated, one user a line); to be freed. */
struct user *read_users(int *count);
BOOL find_user(const wchar_t *name_or_sid, struct user *found);

/* C:\lab\state\sessions; to be freed. */
struct session *read_sessions(int *count);
void write_sessions(const struct session *sessions, int count);
/* The session of a user, or -1. */
int session_of(const wchar_t *user);

/* The interactive user a process belongs to; FALSE if it belongs to none or cannot be read. */
BOOL process_user(DWORD process, wchar_t *user, int capacity);
#endif
