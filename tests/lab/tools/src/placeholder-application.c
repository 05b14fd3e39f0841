/*
 * Stands for an application that a scenario wants running, copied under its name (WINWORD.EXE ...). It has a window and
 * closes when asked to, unless started with --unsaved: then it stays, as an application with unsaved work does.
 * --title TEXT names the window, --no-window leaves it out.
 */
#include <stdlib.h>
#include <windows.h>

static BOOL unsaved;

static LRESULT CALLBACK handle(HWND window, UINT message, WPARAM first, LPARAM second)
{
	if (message == WM_CLOSE && unsaved)
		return 0;
	if (message == WM_DESTROY)
		PostQuitMessage(0);
	return DefWindowProcW(window, message, first, second);
}

int wmain(int count, wchar_t **argument)
{
	const wchar_t *title = L"";
	BOOL visible = TRUE;
	for (int i = 1; i < count; i++) {
		if (!wcscmp(argument[i], L"--unsaved"))
			unsaved = TRUE;
		else if (!wcscmp(argument[i], L"--no-window"))
			visible = FALSE;
		else if (!wcscmp(argument[i], L"--title") && i + 1 < count)
			title = argument[++i];
	}
	if (!visible)
		Sleep(INFINITE);
	WNDCLASSW class = {.lpfnWndProc = handle, .hInstance = GetModuleHandleW(NULL), .lpszClassName = L"PlaceholderApplication"};
	RegisterClassW(&class);
	CreateWindowExW(0, class.lpszClassName, title, WS_OVERLAPPEDWINDOW | WS_VISIBLE, 0, 0, 320, 200, NULL, NULL, class.hInstance, NULL);
	MSG message;
	while (GetMessageW(&message, NULL, 0, 0) > 0) {
		TranslateMessage(&message);
		DispatchMessageW(&message);
	}
	return 0;
}
