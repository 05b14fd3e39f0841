/*
 * w32tm.exe: /query /status, /stripchart, /resync. The state key clock-offset is the endpoint's error in seconds, which
 * /resync sets to 0; "unreachable" means no time server answers.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include <stdio.h>
#include <stdlib.h>

static const wchar_t *no_answer = L"0x800705B4";

static void current_time(wchar_t *text)
{
	SYSTEMTIME now;
	GetLocalTime(&now);
	wchar_t iso[40];
	swprintf(iso, 40, L"%04d-%02d-%02dT%02d:%02d:%02d", now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond);
	wcscpy(text, date_and_time(iso, L" "));
}

static void strip_chart(int count, wchar_t **argument, double offset, BOOL reachable)
{
	const wchar_t *computer = L"time.windows.com";
	int samples = -1;
	BOOL data_only = FALSE;
	wchar_t now[64];
	for (int i = 0; i < count; i++) {
		if (!_wcsnicmp(argument[i], L"/computer:", 10))
			computer = argument[i] + 10;
		else if (!_wcsnicmp(argument[i], L"/samples:", 9))
			samples = _wtoi(argument[i] + 9);
		else if (!_wcsicmp(argument[i], L"/dataonly"))
			data_only = TRUE;
		else if (_wcsnicmp(argument[i], L"/period:", 8))
			not_imitated();
	}
	/* without a number of samples it never ends, and the chart's bars are not drawn here */
	if (samples < 0 || !data_only)
		not_imitated();
	current_time(now);
	out(by_language(L"Tracking %ls [192.0.2.123:123].\r\nCollecting %d samples.\r\nThe current time is %ls.\r\n",
		L"%ls [192.0.2.123:123] を追跡中。\r\n%d サンプルを収集中。\r\n現在の時刻は %ls です。\r\n"), computer, samples, now);
	for (int i = 0; i < samples; i++) {
		SYSTEMTIME time;
		GetLocalTime(&time);
		if (reachable)
			out(L"%02d:%02d:%02d, %+011.7fs\r\n", time.wHour, time.wMinute, time.wSecond, -offset);
		else
			out(by_language(L"%02d:%02d:%02d, error: %ls\r\n", L"%02d:%02d:%02d, エラー: %ls\r\n"), time.wHour, time.wMinute, time.wSecond, no_answer);
		flush_output();
		if (i + 1 < samples)
			Sleep(2000);
	}
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	wchar_t *stated = state_value(L"clock-offset");
	BOOL reachable = _wcsicmp(stated, L"unreachable") != 0;
	double offset = reachable ? wcstod(stated, NULL) : 0;
	if (count > 1 && !_wcsicmp(argument[1], L"/stripchart")) {
		strip_chart(count - 2, argument + 2, offset, reachable);
	} else if (count == 3 && !_wcsicmp(argument[1], L"/query") && !_wcsicmp(argument[2], L"/status")) {
		wchar_t now[64];
		current_time(now);
		out(by_language(L"Leap Indicator: %d(%ls)\r\nStratum: %d\r\nPrecision: -23 (119.209ns per tick)\r\nRoot Delay: 0.0412345s\r\n"
			L"Root Dispersion: 7.7712345s\r\nReferenceId: %ls\r\nLast Successful Sync Time: %ls\r\nSource: %ls\r\nPoll Interval: 10 (1024s)\r\n\r\n",
			L"閏インジケーター: %d (%ls)\r\n階層: %d\r\n精度: -23 (ティックごとに 119.209ns)\r\nルート遅延: 0.0412345s\r\n"
			L"ルート分散: 7.7712345s\r\n参照 ID: %ls\r\n最終正常同期時刻: %ls\r\nソース: %ls\r\nポーリング間隔: 10 (1024s)\r\n\r\n"),
			reachable ? 0 : 3, reachable ? by_language(L"no warning", L"警告なし") : by_language(L"not synchronized", L"未同期"), reachable ? 4 : 0,
			reachable ? L"0xC000027B (source IP:  192.0.2.123)" : L"0x00000000 (unspecified)",
			reachable ? now : by_language(L"unspecified", L"未指定"), reachable ? L"time.windows.com,0x9" : L"Local CMOS Clock");
	} else if (count > 1 && !_wcsicmp(argument[1], L"/resync")) {
		out_text(by_language(L"Sending resync command to local computer\r\n", L"再同期コマンドをローカル コンピューターに送信しています\r\n"));
		if (!reachable) {
			out_text(by_language(L"The computer did not resync because no time data was available.\r\n",
				L"利用できる時刻データがなかったため、コンピューターは同期をとり直しませんでした。\r\n"));
			tool_end(0x800705b4);
		}
		set_state_value(L"clock-offset", L"0");
		out_text(by_language(L"The command completed successfully.\r\n", L"コマンドは正しく完了しました。\r\n"));
	} else {
		not_imitated();
	}
	tool_end(0);
}
