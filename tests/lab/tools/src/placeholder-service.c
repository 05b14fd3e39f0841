/* Stands for a Windows service of a scenario: starts, runs and stops through the real service control manager. */
#include <windows.h>

static SERVICE_STATUS_HANDLE status_handle;
static HANDLE stopping;

static void tell(DWORD state)
{
	SERVICE_STATUS status = {.dwServiceType = SERVICE_WIN32_OWN_PROCESS, .dwCurrentState = state,
		.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0};
	SetServiceStatus(status_handle, &status);
}

static DWORD WINAPI handle(DWORD control, DWORD type, void *data, void *context)
{
	if (control == SERVICE_CONTROL_STOP || control == SERVICE_CONTROL_SHUTDOWN) {
		tell(SERVICE_STOP_PENDING);
		SetEvent(stopping);
	}
	return NO_ERROR;
}

static void WINAPI run(DWORD count, wchar_t **argument)
{
	stopping = CreateEventW(NULL, TRUE, FALSE, NULL);
	status_handle = RegisterServiceCtrlHandlerExW(argument[0], handle, NULL);
	tell(SERVICE_RUNNING);
	WaitForSingleObject(stopping, INFINITE);
	tell(SERVICE_STOPPED);
}

int wmain(void)
{
	SERVICE_TABLE_ENTRYW table[] = {{L"", run}, {NULL, NULL}};
	return StartServiceCtrlDispatcherW(table) ? 0 : (int)GetLastError();
}
