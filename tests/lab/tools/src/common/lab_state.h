/* What a test seeds and inspects: small UTF-8 files under C:\lab, the same from inside Windows and from Linux. */
#ifndef LAB_STATE_H
#define LAB_STATE_H
#include <windows.h>

/* The whole file as text (UTF-8, or UTF-16LE with a byte order mark), to be freed; NULL if it does not exist. */
wchar_t *read_text_file(const wchar_t *path);
BOOL write_text_file(const wchar_t *path, const wchar_t *text);
/* C:\lab\<name> */
wchar_t *read_lab_file(const wchar_t *name);
BOOL write_lab_file(const wchar_t *name, const wchar_t *text);
/* The one-line value of C:\lab\state\<key>, never NULL, "" if absent; to be freed. */
wchar_t *state_value(const wchar_t *key);
BOOL set_state_value(const wchar_t *key, const wchar_t *value);
BOOL state_is_on(const wchar_t *key);

/* Appends to C:\lab\calls.log: time, user, tool, arguments. */
void record_call(const wchar_t *tool, const wchar_t *arguments);

/* Case-insensitive match with * and ?. */
BOOL matches_pattern(const wchar_t *pattern, const wchar_t *text);
/* Splits a line at tabs in place; missing fields are "". */
void split_fields(wchar_t *line, wchar_t **fields, int count);
/* Takes the next line off a text, in place; NULL at the end. */
wchar_t *next_line(wchar_t **text);
#endif
