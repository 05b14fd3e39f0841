#include "console.h"
#include "lab_state.h"
#include "logon.h"
#include "rules.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct stream {
	DWORD handle;
	size_t used;
	char bytes[32768];
};
/* Something that was to be written could not be handed over. */
static BOOL lost;
static struct stream standard_output = {.handle = STD_OUTPUT_HANDLE}, standard_error = {.handle = STD_ERROR_HANDLE};

static void flush(struct stream *stream)
{
	size_t done = 0;
	while (done < stream->used) {
		DWORD written = 0;
		if (!WriteFile(GetStdHandle(stream->handle), stream->bytes + done, stream->used - done, &written, NULL) || !written) {
			lost = TRUE;
			break;
		}
		done += written;
	}
	stream->used = 0;
}

static void append(struct stream *stream, const char *bytes, size_t length)
{
	while (length) {
		size_t part = sizeof stream->bytes - stream->used;
		if (part > length)
			part = length;
		memcpy(stream->bytes + stream->used, bytes, part);
		stream->used += part;
		bytes += part;
		length -= part;
		if (stream->used == sizeof stream->bytes)
			flush(stream);
	}
}

static UINT output_code_page(void)
{
	UINT code_page = GetConsoleOutputCP();
	return code_page ? code_page : GetOEMCP();
}

static void append_text(struct stream *stream, const wchar_t *text)
{
	UINT code_page = output_code_page();
	int length = WideCharToMultiByte(code_page, 0, text, -1, NULL, 0, NULL, NULL);
	if (!length) {
		lost = TRUE;
		return;
	}
	char *bytes = malloc(length);
	WideCharToMultiByte(code_page, 0, text, -1, bytes, length, NULL, NULL);
	append(stream, bytes, length - 1);
	free(bytes);
}

static void append_formatted(struct stream *stream, const wchar_t *format, va_list arguments)
{
	size_t capacity = 1024;
	for (;;) {
		wchar_t *text = malloc(capacity * sizeof *text);
		va_list copy;
		va_copy(copy, arguments);
		int length = _vsnwprintf(text, capacity, format, copy);
		va_end(copy);
		if (length >= 0 && (size_t)length < capacity) {
			append_text(stream, text);
			free(text);
			return;
		}
		free(text);
		capacity *= 4;
	}
}

void out(const wchar_t *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	append_formatted(&standard_output, format, arguments);
	va_end(arguments);
}

void err(const wchar_t *format, ...)
{
	va_list arguments;
	flush(&standard_output);
	va_start(arguments, format);
	append_formatted(&standard_error, format, arguments);
	va_end(arguments);
	flush(&standard_error);
}

void out_text(const wchar_t *text)
{
	append_text(&standard_output, text);
}

void err_text(const wchar_t *text)
{
	flush(&standard_output);
	append_text(&standard_error, text);
	flush(&standard_error);
}

void out_bytes(const void *bytes, DWORD length)
{
	append(&standard_output, bytes, length);
}

void flush_output(void)
{
	flush(&standard_output);
}

void tool_end(DWORD code)
{
	flush(&standard_output);
	flush(&standard_error);
	ExitProcess(lost && !code ? OUTPUT_LOST : code);
}

void not_imitated(void)
{
	err(L"lab: %ls is not imitated with these arguments: %ls\r\n", tool_name(), raw_arguments());
	tool_end(NOT_IMITATED);
}

BOOL is_japanese(void)
{
	return PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_JAPANESE;
}

const wchar_t *by_language(const wchar_t *english, const wchar_t *japanese)
{
	return is_japanese() ? japanese : english;
}

const wchar_t *raw_arguments(void)
{
	const wchar_t *line = GetCommandLineW();
	if (*line == L'"') {
		line = wcschr(line + 1, L'"');
		line = line ? line + 1 : L"";
	} else {
		while (*line && *line != L' ' && *line != L'\t')
			line++;
	}
	while (*line == L' ' || *line == L'\t')
		line++;
	return line;
}

const wchar_t *tool_name(void)
{
	static wchar_t name[MAX_PATH];
	if (!*name) {
		wchar_t path[MAX_PATH];
		GetModuleFileNameW(NULL, path, MAX_PATH);
		wchar_t *start = wcsrchr(path, L'\\');
		start = start ? start + 1 : path;
		wchar_t *extension = wcsrchr(start, L'.');
		if (extension)
			*extension = 0;
		wcscpy(name, _wcslwr(start));
	}
	return name;
}

BOOL ask_yes_no(const wchar_t *question)
{
	char answer[256];
	DWORD length = 0;
	for (;;) {
		out_text(question);
		flush(&standard_output);
		length = 0;
		char c;
		DWORD one;
		while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), &c, 1, &one, NULL) && one) {
			if (c == '\n')
				break;
			if (c != '\r' && length < sizeof answer - 1)
				answer[length++] = c;
		}
		answer[length] = 0;
		if (!length)
			return FALSE;
		if (!_stricmp(answer, "y") || !_stricmp(answer, "yes"))
			return TRUE;
		if (!_stricmp(answer, "n") || !_stricmp(answer, "no"))
			return FALSE;
	}
}

static int character_columns(wchar_t c)
{
	return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
		|| (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ? 2 : 1;
}

int columns(const wchar_t *text)
{
	int width = 0;
	for (; *text; text++)
		width += character_columns(*text);
	return width;
}

void out_repeated(wchar_t character, int count)
{
	wchar_t text[2] = {character, 0};
	while (count-- > 0)
		out_text(text);
}

void out_padded(const wchar_t *text, int width)
{
	wchar_t shown[512];
	int used = 0, n = 0;
	for (; *text && used + character_columns(*text) <= width && n < 511; text++) {
		used += character_columns(*text);
		shown[n++] = *text;
	}
	shown[n] = 0;
	out_text(shown);
	out_repeated(L' ', width - used);
}

void out_right(const wchar_t *text, int width)
{
	out_repeated(L' ', width - columns(text));
	out_text(text);
}

const wchar_t *date_and_time(const wchar_t *iso, const wchar_t *separator)
{
	static wchar_t text[64];
	int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
	swscanf(iso, L"%d-%d-%dT%d:%d:%d", &year, &month, &day, &hour, &minute, &second);
	if (is_japanese())
		_snwprintf(text, 64, L"%d/%02d/%02d%ls%d:%02d:%02d", year, month, day, separator, hour, minute, second);
	else
		_snwprintf(text, 64, L"%d/%d/%d%ls%d:%02d:%02d %ls", month, day, year, separator, hour % 12 ? hour % 12 : 12, minute, second,
			hour < 12 ? L"AM" : L"PM");
	return text;
}

const wchar_t *system_message(DWORD error)
{
	static wchar_t text[1024];
	DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, error, 0, text, 1024, NULL);
	while (length && (text[length - 1] == L'\r' || text[length - 1] == L'\n' || text[length - 1] == L' '))
		text[--length] = 0;
	if (!length)
		_snwprintf(text, 1024, L"Error %lu", error);
	return text;
}

void tool_begin_without_rules(void)
{
	enter_logon_session();
	record_call(tool_name(), raw_arguments());
}

void tool_begin(void)
{
	tool_begin_without_rules();
	answer_by_rules(tool_name(), raw_arguments());
}
