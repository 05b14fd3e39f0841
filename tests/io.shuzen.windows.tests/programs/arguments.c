/*
 * Prints the arguments it was given, one a line, as the hexadecimal numbers of their UTF-16 units: no code page can damage them. The C
 * runtime's reading of the command line is compared with the shell's (CommandLineToArgvW).
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>
#include <shellapi.h>

/* mingw's runtime would expand wildcards */
int _CRT_glob = 0;

int wmain(int count, wchar_t **argument)
{
	int shell_count;
	wchar_t **shell_argument = CommandLineToArgvW(GetCommandLineW(), &shell_count);
	if (shell_count != count)
		printf("the shell finds %d arguments, the runtime %d\n", shell_count, count);
	for (int i = 1; i < count; i++) {
		if (i < shell_count && wcscmp(argument[i], shell_argument[i]))
			printf("the shell reads argument %d otherwise\n", i);
		putchar('=');
		for (const wchar_t *unit = argument[i]; *unit; unit++)
			printf("%04x", *unit);
		putchar('\n');
	}
	return 0;
}
