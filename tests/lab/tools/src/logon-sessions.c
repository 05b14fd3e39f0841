#include <windows.h>
int wmain(void) { Sleep(INFINITE); return 0; }
