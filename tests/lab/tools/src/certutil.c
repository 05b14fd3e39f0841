/* certutil.exe: -hashfile; the stores are answered by rules of the scenario. */
#include "common/console.h"
#include <bcrypt.h>
#include <stdlib.h>

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	if (count < 3 || _wcsicmp(argument[1] + 1, L"hashfile"))
		not_imitated();
	const wchar_t *algorithm = count > 3 ? _wcsupr(argument[3]) : L"SHA1";
	BCRYPT_ALG_HANDLE provider;
	BCRYPT_HASH_HANDLE hash;
	if (BCryptOpenAlgorithmProvider(&provider, algorithm, NULL, 0))
		not_imitated();
	HANDLE file = CreateFileW(argument[2], GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
	if (file == INVALID_HANDLE_VALUE) {
		out(L"CertUtil: -hashfile %ls: 0x80070002 (WIN32: 2 ERROR_FILE_NOT_FOUND)\r\nCertUtil: %ls\r\n",
			by_language(L"command FAILED", L"コマンド エラーです"),
			by_language(L"The system cannot find the file specified.", L"指定されたファイルが見つかりません。"));
		tool_end(0x80070002);
	}
	static BYTE buffer[65536];
	BYTE digest[64];
	DWORD got, length = 0, size;
	BCryptCreateHash(provider, &hash, NULL, 0, NULL, 0, 0);
	while (ReadFile(file, buffer, sizeof buffer, &got, NULL) && got)
		BCryptHashData(hash, buffer, got, 0);
	BCryptGetProperty(provider, BCRYPT_HASH_LENGTH, (BYTE *)&length, sizeof length, &size, 0);
	BCryptFinishHash(hash, digest, length, 0);
	out(by_language(L"%ls hash of %ls:\r\n", L"%ls ハッシュ (対象 %ls):\r\n"), algorithm, argument[2]);
	for (DWORD i = 0; i < length; i++)
		out(L"%02x", digest[i]);
	out(L"\r\nCertUtil: -hashfile %ls\r\n", by_language(L"command completed successfully.", L"コマンドは正常に完了しました。"));
	tool_end(0);
}
