/* Lines of text files and of standard input, as bytes: the text tools of Windows do not convert what they pass on. */
#ifndef TEXT_LINES_H
#define TEXT_LINES_H
#include <windows.h>

struct lines {
	char *bytes;
	char **line;  /* without the line break, zero-terminated */
	int count;
};

/* path NULL: standard input. FALSE if the file cannot be read. */
BOOL read_lines(const wchar_t *path, struct lines *lines);
/* The text in the code page such files are in. */
char *in_console_code_page(const wchar_t *text);
BOOL byte_contains(const char *text, const char *part, BOOL ignore_case);
#endif
