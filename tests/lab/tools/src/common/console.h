/* Console behaviour shared by all stand-in tools: code page, language, streams, and the record of calls. */
#ifndef CONSOLE_H
#define CONSOLE_H
#include <windows.h>
#include <wchar.h>

/* A stand-in that was asked for something it does not imitate ends with this code, never with success. */
#define NOT_IMITATED 251
/* Nor does one succeed whose output did not all go out. */
#define OUTPUT_LOST 252

/*
 * First call of every tool: enters the logon session the process belongs to, records the call, and does what a rule of
 * the scenario says about it, if there is one.
 */
void tool_begin(void);
/* The same for a tool that looks for a rule itself. */
void tool_begin_without_rules(void);

/* Text for standard output and standard error, in the console's output code page as Windows' own tools do. */
void out(const wchar_t *format, ...);
void err(const wchar_t *format, ...);
void out_text(const wchar_t *text);
void err_text(const wchar_t *text);
/* Bytes as they are. */
void out_bytes(const void *bytes, DWORD length);

/* Hands over what was written so far, before a wait. */
void flush_output(void);
/* Flushes the streams and ends the process. */
__attribute__((noreturn)) void tool_end(DWORD code);

/* Ends the process with NOT_IMITATED and says which tool was asked for what. */
__attribute__((noreturn)) void not_imitated(void);

BOOL is_japanese(void);
/* The text in the endpoint's display language. */
const wchar_t *by_language(const wchar_t *english, const wchar_t *japanese);

/* The command line after the program's name, as it was typed. */
const wchar_t *raw_arguments(void);
/* The name under which this program was started, lower case, without folder and extension. */
const wchar_t *tool_name(void);

/* One answer to a question such as "Overwrite (Yes/No)?"; end of input counts as no. */
BOOL ask_yes_no(const wchar_t *question);

/* Width of the text on a console: East Asian wide characters take two columns. */
int columns(const wchar_t *text);
/* Text cut or padded with blanks to a number of columns. */
void out_padded(const wchar_t *text, int width);
void out_right(const wchar_t *text, int width);
void out_repeated(wchar_t character, int count);

/* 2025-11-21T08:41:07 as the endpoint's language writes date and time, with the separator between the two. */
const wchar_t *date_and_time(const wchar_t *iso, const wchar_t *separator);

/* The system's own message for an error number, without the final line break. */
const wchar_t *system_message(DWORD error);
#endif
