/* Answers of a tool that the scenario prescribes: C:\lab\tools\<tool>.rules; the format is in README.md. */
#ifndef RULES_H
#define RULES_H
#include <windows.h>

/* Does what the first fitting rule says and ends the process; returns if there is none. */
void answer_by_rules(const wchar_t *tool, const wchar_t *subject);
/* ${KEY} replaced by the value of the state key; to be freed. */
wchar_t *with_state_values(const wchar_t *text);
/* The text with \n made to \r\n, to standard output. */
void out_scenario_text(const wchar_t *text);
#endif
