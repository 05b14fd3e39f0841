/*
 * cmdkey.exe over the real credential API, for the vault of the user in whose logon session it runs.
 * C:\lab\state\network-logon: "on" imitates the vault of a network logon, which Windows does not give to SSH connections.
 */
#include "common/console.h"
#include "common/lab_state.h"
#include "common/logon.h"
#include <stdlib.h>
#include <wincred.h>

static const wchar_t *prefixes[] = {L"LegacyGeneric:target=", L"Domain:target="};

/* Microsoft account credentials are shown under their own namespace, everything else generic under LegacyGeneric. */
static const wchar_t *shown_prefix(const CREDENTIALW *credential)
{
	if (credential->Type != CRED_TYPE_GENERIC)
		return prefixes[1];
	if (!_wcsnicmp(credential->TargetName, L"WindowsLive:target=", 19)
		|| !_wcsnicmp(credential->TargetName, L"MicrosoftAccount:target=", 24))
		return L"";
	return prefixes[0];
}

static const wchar_t *without_prefix(const wchar_t *target)
{
	for (int i = 0; i < 2; i++)
		if (!_wcsnicmp(target, prefixes[i], wcslen(prefixes[i])))
			return target + wcslen(prefixes[i]);
	return target;
}

static const wchar_t *type_text(DWORD type)
{
	switch (type) {
	case CRED_TYPE_GENERIC: return by_language(L"Generic ", L"汎用 ");
	case CRED_TYPE_DOMAIN_PASSWORD: return by_language(L"Domain Password", L"ドメイン パスワード");
	case CRED_TYPE_DOMAIN_CERTIFICATE: return by_language(L"Domain Certificate", L"ドメイン証明書");
	default: return by_language(L"Unknown", L"不明");
	}
}

__attribute__((noreturn)) static void fail(DWORD error)
{
	if (error == ERROR_NO_SUCH_LOGON_SESSION)
		out_text(by_language(L"\r\nCMDKEY: Credentials cannot be saved from this logon session.\r\n",
			L"\r\nCMDKEY: このログオン セッションから資格情報を保存することはできません。\r\n"));
	else if (error == ERROR_NOT_FOUND)
		out_text(by_language(L"\r\nCMDKEY: Element not found.\r\n", L"\r\nCMDKEY: 要素が見つかりません。\r\n"));
	else
		out(L"\r\nCMDKEY: %ls\r\n", system_message(error));
	tool_end(1);
}

__attribute__((noreturn)) static void list(const wchar_t *filter)
{
	DWORD count = 0;
	PCREDENTIALW *credentials = NULL;
	if (filter)
		out(by_language(L"\r\nCurrently stored credentials for %ls:\r\n\r\n", L"\r\n現在 %ls に保存されている資格情報:\r\n\r\n"), filter);
	else
		out_text(by_language(L"\r\nCurrently stored credentials:\r\n\r\n", L"\r\n現在保存されている資格情報:\r\n\r\n"));
	/* CredEnumerate's own filter knows a trailing * only and no namespace */
	if (!CredEnumerateW(NULL, 0, &count, &credentials) && GetLastError() != ERROR_NOT_FOUND)
		fail(GetLastError());
	int shown = 0;
	for (DWORD i = 0; i < count; i++) {
		const CREDENTIALW *credential = credentials[i];
		if (filter && !matches_pattern(without_prefix(filter), credential->TargetName))
			continue;
		shown++;
		out(L"    %ls: %ls%ls\r\n", by_language(L"Target", L"ターゲット"), shown_prefix(credential), credential->TargetName);
		out(L"    %ls: %ls\r\n", by_language(L"Type", L"種類"), type_text(credential->Type));
		if (credential->UserName && *credential->UserName)
			out(L"    %ls: %ls\r\n", by_language(L"User", L"ユーザー"), credential->UserName);
		if (credential->Persist == CRED_PERSIST_SESSION)
			out(L"    %ls\r\n", by_language(L"Saved for this logon only", L"このログオンのみで保存"));
		else if (credential->Persist == CRED_PERSIST_LOCAL_MACHINE)
			out(L"    %ls\r\n", by_language(L"Local machine persistence", L"ローカル コンピューターの固定"));
		out_text(L"    \r\n");
	}
	if (!shown)
		out_text(by_language(L"* NONE *\r\n", L"* なし *\r\n"));
	tool_end(0);
}

__attribute__((noreturn)) static void delete(const wchar_t *target)
{
	static const DWORD types[] = {CRED_TYPE_GENERIC, CRED_TYPE_DOMAIN_PASSWORD, CRED_TYPE_DOMAIN_CERTIFICATE};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (CredDeleteW(without_prefix(target), types[i], 0)) {
			out_text(by_language(L"\r\nCMDKEY: Credential deleted successfully.\r\n",
				L"\r\nCMDKEY: 資格情報を正しく削除しました。\r\n"));
			tool_end(0);
		}
	}
	/* asked for a type it does not know, Wine gives another error */
	fail(ERROR_NOT_FOUND);
}

__attribute__((noreturn)) static void add(const wchar_t *target, DWORD type, const wchar_t *user, const wchar_t *password)
{
	CREDENTIALW credential = {.Type = type, .TargetName = (wchar_t *)target, .UserName = (wchar_t *)user,
		.CredentialBlob = (BYTE *)password, .CredentialBlobSize = wcslen(password) * sizeof *password,
		.Persist = type == CRED_TYPE_GENERIC ? CRED_PERSIST_LOCAL_MACHINE : CRED_PERSIST_ENTERPRISE};
	if (!CredWriteW(&credential, 0))
		fail(GetLastError());
	out_text(by_language(L"\r\nCMDKEY: Credential added successfully.\r\n", L"\r\nCMDKEY: 資格情報を正しく追加しました。\r\n"));
	tool_end(0);
}

static const wchar_t *value_of(const wchar_t *argument, const wchar_t *name)
{
	size_t length = wcslen(name);
	return !_wcsnicmp(argument, name, length) && argument[length] == L':' ? argument + length + 1 : NULL;
}

int wmain(int count, wchar_t **argument)
{
	const wchar_t *target = NULL, *user = NULL, *password = L"", *value;
	DWORD type = CRED_TYPE_DOMAIN_PASSWORD;
	tool_begin();
	if (count > 1 && !current_logon()->interactive && state_is_on(L"network-logon"))
		fail(ERROR_NO_SUCH_LOGON_SESSION);
	for (int i = 1; i < count; i++) {
		if (!_wcsicmp(argument[i], L"/list"))
			list(NULL);
		if ((value = value_of(argument[i], L"/list")))
			list(value);
		if ((value = value_of(argument[i], L"/delete")))
			delete(value);
		if ((value = value_of(argument[i], L"/add"))) {
			target = value;
		} else if ((value = value_of(argument[i], L"/generic"))) {
			target = value;
			type = CRED_TYPE_GENERIC;
		} else if ((value = value_of(argument[i], L"/user"))) {
			user = value;
		} else if ((value = value_of(argument[i], L"/pass"))) {
			password = value;
		} else {
			not_imitated();
		}
	}
	if (!target)
		not_imitated();
	add(target, type, user ? user : L"", password);
}
