/*
 * wevtutil.exe over the scenario's events: C:\lab\tools\events\<channel>.xml, "/" in a channel's name written "%4" as in
 * Windows' own log files. The file holds <Event> elements, oldest first; RenderingInfo/Message is the text.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include <stdio.h>
#include <stdlib.h>
#include <wctype.h>

struct query {
	int ids[64], id_count;
	int levels[8], level_count;
	wchar_t providers[8][128];
	int provider_count;
	ULONGLONG newer_than; /* milliseconds before now; 0: any */
};

static BOOL attribute(const wchar_t *event, const wchar_t *element, const wchar_t *name, wchar_t *value, int capacity)
{
	wchar_t opening[64], pattern[64];
	swprintf(opening, 64, L"<%ls", element);
	swprintf(pattern, 64, L"%ls=", name);
	*value = 0;
	const wchar_t *at = wcsstr(event, opening), *end = at ? wcschr(at, L'>') : NULL;
	at = at ? wcsstr(at, pattern) : NULL;
	if (!at || at > end)
		return FALSE;
	at += wcslen(pattern);
	const wchar_t *stop = wcschr(at + 1, *at);
	int length = stop - at - 1 < capacity - 1 ? stop - at - 1 : capacity - 1;
	wcsncpy(value, at + 1, length);
	value[length] = 0;
	return TRUE;
}

static BOOL content(const wchar_t *event, const wchar_t *element, wchar_t *value, int capacity)
{
	wchar_t opening[64], closing[64];
	swprintf(opening, 64, L"<%ls", element);
	swprintf(closing, 64, L"</%ls>", element);
	*value = 0;
	const wchar_t *at = wcsstr(event, opening);
	while (at && at[wcslen(opening)] != L'>' && at[wcslen(opening)] != L' ')
		at = wcsstr(at + 1, opening);
	const wchar_t *end = at ? wcsstr(at, closing) : NULL;
	at = at ? wcschr(at, L'>') : NULL;
	if (!end)
		return FALSE;
	int length = end - at - 1 < capacity - 1 ? end - at - 1 : capacity - 1;
	wcsncpy(value, at + 1, length);
	value[length] = 0;
	return TRUE;
}

static BOOL word(const wchar_t **text, const wchar_t *name)
{
	size_t length = wcslen(name);
	if (wcsncmp(*text, name, length) || iswalnum((*text)[length]))
		return FALSE;
	*text += length;
	*text += wcsspn(*text, L" ");
	return TRUE;
}

/* The usual filters on System; anything else is refused, so that no event is wrongly left out or in. */
static void parse_query(const wchar_t *text, struct query *query)
{
	while (*text) {
		if (wcschr(L" *[]()\r\n\t", *text)) {
			text++;
		} else if (word(&text, L"System") || word(&text, L"or") || word(&text, L"and")) {
			continue;
		} else if (word(&text, L"EventID") && *text == L'=' && query->id_count < 64) {
			query->ids[query->id_count++] = wcstol(text + 1, (wchar_t **)&text, 10);
		} else if (word(&text, L"Level") && *text == L'=' && query->level_count < 8) {
			query->levels[query->level_count++] = wcstol(text + 1, (wchar_t **)&text, 10);
		} else if (word(&text, L"Provider") && query->provider_count < 8) {
			continue;
		} else if (!wcsncmp(text, L"@Name=", 6) && query->provider_count < 8) {
			const wchar_t quote = text[6], *end = wcschr(text + 7, quote);
			if (!end || end - text - 7 > 127)
				not_imitated();
			wcsncpy(query->providers[query->provider_count], text + 7, end - text - 7);
			query->providers[query->provider_count++][end - text - 7] = 0;
			text = end + 1;
		} else if (word(&text, L"TimeCreated")) {
			if (!wcsncmp(text, L"[timediff(@SystemTime)", 22)) {
				text += 22;
				text += wcsspn(text, L" ");
				text += !wcsncmp(text, L"&lt;=", 5) ? 5 : !wcsncmp(text, L"<=", 2) ? 2 : 0;
				query->newer_than = _wcstoui64(text, (wchar_t **)&text, 10);
			} else {
				not_imitated();
			}
		} else {
			not_imitated();
		}
	}
}

static BOOL fits(const wchar_t *event, const struct query *query)
{
	wchar_t text[256];
	BOOL hit = !query->id_count;
	content(event, L"EventID", text, 256);
	for (int i = 0; i < query->id_count; i++)
		hit |= _wtoi(text) == query->ids[i];
	if (!hit)
		return FALSE;
	content(event, L"Level", text, 256);
	hit = !query->level_count;
	for (int i = 0; i < query->level_count; i++)
		hit |= _wtoi(text) == query->levels[i];
	if (!hit)
		return FALSE;
	attribute(event, L"Provider", L"Name", text, 256);
	hit = !query->provider_count;
	for (int i = 0; i < query->provider_count; i++)
		hit |= !_wcsicmp(text, query->providers[i]);
	if (!hit || !query->newer_than)
		return hit;
	SYSTEMTIME created = {0};
	FILETIME created_time, now;
	int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
	attribute(event, L"TimeCreated", L"SystemTime", text, 256);
	swscanf(text, L"%d-%d-%dT%d:%d:%d", &year, &month, &day, &hour, &minute, &second);
	created = (SYSTEMTIME){.wYear = year, .wMonth = month, .wDay = day, .wHour = hour, .wMinute = minute, .wSecond = second};
	SystemTimeToFileTime(&created, &created_time);
	GetSystemTimeAsFileTime(&now);
	ULONGLONG age = ((ULONGLONG)now.dwHighDateTime << 32 | now.dwLowDateTime)
		- ((ULONGLONG)created_time.dwHighDateTime << 32 | created_time.dwLowDateTime);
	return age / 10000 <= query->newer_than;
}

static const wchar_t *level_name(int level)
{
	switch (level) {
	case 1: return by_language(L"Critical", L"重大");
	case 2: return by_language(L"Error", L"エラー");
	case 3: return by_language(L"Warning", L"警告");
	case 5: return by_language(L"Verbose", L"詳細");
	default: return by_language(L"Information", L"情報");
	}
}

/* The field names of the text format are not translated on Windows. */
static void show_as_text(int number, const wchar_t *event)
{
	wchar_t text[8192];
	out(L"Event[%d]:\r\n", number);
	content(event, L"Channel", text, 8192);
	out(L"  Log Name: %ls\r\n", text);
	attribute(event, L"Provider", L"Name", text, 8192);
	out(L"  Source: %ls\r\n", text);
	attribute(event, L"TimeCreated", L"SystemTime", text, 8192);
	out(L"  Date: %ls\r\n", text);
	content(event, L"EventID", text, 8192);
	out(L"  Event ID: %ls\r\n", text);
	out(L"  Task: %ls\r\n", wcsstr(event, L"<RenderingInfo") && content(wcsstr(event, L"<RenderingInfo"), L"Task", text, 8192) ? text : L"N/A");
	content(event, L"Level", text, 8192);
	out(L"  Level: %ls\r\n", level_name(_wtoi(text)));
	out(L"  Opcode: N/A\r\n  Keyword: N/A\r\n");
	attribute(event, L"Security", L"UserID", text, 8192);
	out(L"  User: %ls\r\n  User Name: N/A\r\n", *text ? text : L"N/A");
	content(event, L"Computer", text, 8192);
	out(L"  Computer: %ls\r\n", text);
	content(event, L"Message", text, 8192);
	out(L"  Description: \r\n%ls\r\n\r\n", text);
}

/* On one line, without what only a rendered event has. */
static void show_as_xml(const wchar_t *event, BOOL rendered)
{
	wchar_t *text = _wcsdup(event), *info = wcsstr(text, L"<RenderingInfo"), *end = info ? wcsstr(info, L"</RenderingInfo>") : NULL;
	if (!rendered && end)
		memmove(info, end + 16, (wcslen(end + 16) + 1) * sizeof *info);
	/* line breaks between elements are the scenario's, those within a text are the event's */
	wchar_t *to = text;
	for (wchar_t *from = text; *from; from++) {
		if (*from == L'>') {
			wchar_t *next = from + 1 + wcsspn(from + 1, L" \t\r\n");
			*to++ = L'>';
			if (*next == L'<')
				from = next - 1;
		} else {
			*to++ = *from;
		}
	}
	*to = 0;
	out(L"%ls\r\n", text);
	free(text);
}

static void query_events(int count, wchar_t **argument)
{
	struct query query = {0};
	int limit = -1;
	BOOL newest_first = FALSE, xml = TRUE, rendered = FALSE;
	wchar_t path[MAX_PATH] = L"tools\\events\\";
	for (int i = 1; i < count; i++) {
		wchar_t *value = wcschr(argument[i], L':');
		if (!value)
			not_imitated();
		*value++ = 0;
		if (!_wcsicmp(argument[i], L"/c") || !_wcsicmp(argument[i], L"/count")) {
			limit = _wtoi(value);
		} else if (!_wcsicmp(argument[i], L"/rd") || !_wcsicmp(argument[i], L"/reversedirection")) {
			newest_first = !_wcsicmp(value, L"true");
		} else if (!_wcsicmp(argument[i], L"/f") || !_wcsicmp(argument[i], L"/format")) {
			xml = _wcsicmp(value, L"text") != 0;
			rendered = !_wcsicmp(value, L"RenderedXml");
		} else if (!_wcsicmp(argument[i], L"/q") || !_wcsicmp(argument[i], L"/query")) {
			parse_query(value, &query);
		} else if (_wcsicmp(argument[i], L"/l") && _wcsicmp(argument[i], L"/locale")) {
			not_imitated();
		}
	}
	wchar_t *to = path + wcslen(path);
	for (const wchar_t *from = argument[0]; *from && to < path + MAX_PATH - 8; from++) {
		if (*from == L'/') {
			*to++ = L'%';
			*to++ = L'4';
		} else {
			*to++ = *from;
		}
	}
	wcscpy(to, L".xml");
	wchar_t *text = read_lab_file(path);
	if (!text) {
		err_text(by_language(L"Failed to read events. The specified channel could not be found.\r\n",
			L"イベントを読み取れませんでした。指定されたチャネルが見つかりませんでした。\r\n"));
		tool_end(15007);
	}
	wchar_t **events = NULL;
	int event_count = 0, shown = 0;
	for (wchar_t *at = text; (at = wcsstr(at, L"<Event")); ) {
		wchar_t *end = wcsstr(at, L"</Event>");
		if (!end || (at[6] != L'>' && at[6] != L' ')) {
			at++;
			continue;
		}
		events = realloc(events, (event_count + 1) * sizeof *events);
		events[event_count] = calloc(end - at + 9, sizeof **events);
		wcsncpy(events[event_count++], at, end - at + 8);
		at = end + 8;
	}
	for (int i = 0; i < event_count && shown != limit; i++) {
		const wchar_t *event = events[newest_first ? event_count - 1 - i : i];
		if (!fits(event, &query))
			continue;
		if (xml)
			show_as_xml(event, rendered);
		else
			show_as_text(shown, event);
		shown++;
	}
	tool_end(0);
}

static void list_channels(void)
{
	WIN32_FIND_DATAW entry;
	HANDLE search = FindFirstFileW(L"C:\\lab\\tools\\events\\*.xml", &entry);
	if (search == INVALID_HANDLE_VALUE)
		tool_end(0);
	do {
		wchar_t *name = entry.cFileName, *coded;
		name[wcslen(name) - 4] = 0;
		while ((coded = wcsstr(name, L"%4"))) {
			*coded = L'/';
			memmove(coded + 1, coded + 2, (wcslen(coded + 2) + 1) * sizeof *coded);
		}
		out(L"%ls\r\n", name);
	} while (FindNextFileW(search, &entry));
	tool_end(0);
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count > 2 && (!_wcsicmp(argument[1], L"qe") || !_wcsicmp(argument[1], L"query-events")))
		query_events(count - 2, argument + 2);
	if (count == 2 && (!_wcsicmp(argument[1], L"el") || !_wcsicmp(argument[1], L"enum-logs")))
		list_channels();
	not_imitated();
}
