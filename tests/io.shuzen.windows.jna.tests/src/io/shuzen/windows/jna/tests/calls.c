/*
 * Makes calls of Windows functions for a test outside: reads requests from the standard input, answers on the standard output.
 * Numbers are little-endian. As "calls.exe service" it is a Windows service that does nothing, as "calls.exe sleep" a program that waits.
 *
 *   'L' module\0 function\0                              -> u64 address, 0 when there is none
 *   'C' u64 address, u8 count, then each argument:       -> u64 result, u32 last error, then the buffers as they are now
 *         'n' u64                a number or an address
 *         'b' u32 size, bytes    a buffer that is passed by its address
 *   'A' u64 size                                         -> u64 address of zeroed memory, never freed
 *   'R' u64 address, u32 size                            -> bytes
 *   'T' u64 address                                      -> u32 size, bytes of the text up to its zero
 *   'W' u64 address, u32 size, bytes                     -> u8 0
 *   'E'                                                  -> u32 count, u64 each: the top-level windows
 */
#include <fcntl.h>
#include <io.h>
#include <stdint.h>
#include <stdio.h>
#include <windows.h>

#define MOST_ARGUMENTS 12
#define MOST_WINDOWS 4096

typedef uint64_t (WINAPI *function)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
		uint64_t, uint64_t, uint64_t);

static SERVICE_STATUS status = { SERVICE_WIN32_OWN_PROCESS, SERVICE_RUNNING, SERVICE_ACCEPT_STOP };
static SERVICE_STATUS_HANDLE service;
static HANDLE stopped;

static DWORD WINAPI control(DWORD code, DWORD type, void *data, void *context)
{
	if (code == SERVICE_CONTROL_STOP) {
		status.dwCurrentState = SERVICE_STOPPED;
		SetServiceStatus(service, &status);
		SetEvent(stopped);
	} else {
		SetServiceStatus(service, &status);
	}
	return NO_ERROR;
}

static void WINAPI serve(DWORD count, WCHAR **arguments)
{
	stopped = CreateEventW(NULL, TRUE, FALSE, NULL);
	service = RegisterServiceCtrlHandlerExW(arguments[0], control, NULL);
	SetServiceStatus(service, &status);
	WaitForSingleObject(stopped, INFINITE);
}

static void take(void *target, size_t size)
{
	if (size > 0 && fread(target, 1, size, stdin) != size) {
		exit(0);
	}
}

static void give(const void *source, size_t size)
{
	fwrite(source, 1, size, stdout);
}

static void take_text(char *target, size_t room)
{
	for (size_t i = 0; i < room; i++) {
		take(target + i, 1);
		if (target[i] == 0) {
			return;
		}
	}
	exit(1);
}

static void look_up(void)
{
	char module[256], name[256];
	take_text(module, sizeof module);
	take_text(name, sizeof name);
	uint64_t address = (uint64_t)GetProcAddress(LoadLibraryA(module), name);
	give(&address, sizeof address);
}

static void call(void)
{
	uint64_t address, argument[MOST_ARGUMENTS] = { 0 };
	uint32_t size[MOST_ARGUMENTS] = { 0 };
	uint8_t count;
	take(&address, sizeof address);
	take(&count, sizeof count);
	for (int i = 0; i < count; i++) {
		char kind;
		take(&kind, 1);
		if (kind == 'n') {
			take(&argument[i], sizeof argument[i]);
		} else {
			take(&size[i], sizeof size[i]);
			/* one more, so that an empty buffer has an address, too */
			argument[i] = (uint64_t)calloc(size[i] + 1, 1);
			take((void *)argument[i], size[i]);
		}
	}
	uint64_t result = ((function)address)(argument[0], argument[1], argument[2], argument[3], argument[4], argument[5],
			argument[6], argument[7], argument[8], argument[9], argument[10], argument[11]);
	uint32_t error = GetLastError();
	give(&result, sizeof result);
	give(&error, sizeof error);
	for (int i = 0; i < count; i++) {
		if (size[i] > 0) {
			give((void *)argument[i], size[i]);
		}
	}
	for (int i = 0; i < count; i++) {
		if (size[i] > 0) {
			free((void *)argument[i]);
		}
	}
}

static uint64_t windows[MOST_WINDOWS];
static uint32_t window_count;

static BOOL CALLBACK note(HWND window, LPARAM data)
{
	windows[window_count++] = (uint64_t)window;
	return window_count < MOST_WINDOWS;
}

int wmain(int count, wchar_t **arguments)
{
	if (count > 1 && wcscmp(arguments[1], L"service") == 0) {
		SERVICE_TABLE_ENTRYW table[] = { { L"", serve }, { NULL, NULL } };
		return !StartServiceCtrlDispatcherW(table);
	}
	if (count > 1) {
		Sleep(600000);
		return 0;
	}
	_setmode(_fileno(stdin), _O_BINARY);
	_setmode(_fileno(stdout), _O_BINARY);
	for (;;) {
		char request;
		uint64_t address;
		uint32_t size;
		take(&request, 1);
		switch (request) {
		case 'L':
			look_up();
			break;
		case 'C':
			call();
			break;
		case 'A':
			take(&address, sizeof address);
			address = (uint64_t)calloc(address, 1);
			give(&address, sizeof address);
			break;
		case 'R':
			take(&address, sizeof address);
			take(&size, sizeof size);
			give((void *)address, size);
			break;
		case 'T':
			take(&address, sizeof address);
			size = wcslen((wchar_t *)address) * sizeof(wchar_t);
			give(&size, sizeof size);
			give((void *)address, size);
			break;
		case 'W':
			take(&address, sizeof address);
			take(&size, sizeof size);
			take((void *)address, size);
			give("", 1);
			break;
		case 'E':
			window_count = 0;
			EnumWindows(note, 0);
			give(&window_count, sizeof window_count);
			give(windows, window_count * sizeof windows[0]);
			break;
		default:
			return 1;
		}
		fflush(stdout);
	}
}
