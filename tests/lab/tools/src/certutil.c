/* certutil.exe: -hashfile, -encode and -decode; the stores are answered by rules of the scenario. */
#include "common/console.h"
#include <bcrypt.h>
#include <stdlib.h>
#include <string.h>
#include <wincrypt.h>

__attribute__((noreturn)) static void fail(const wchar_t *verb, DWORD error, const wchar_t *name)
{
	DWORD code = HRESULT_FROM_WIN32(error);
	out(L"CertUtil: -%ls %ls: 0x%08lx (WIN32: %lu %ls)\r\nCertUtil: %ls\r\n", verb, by_language(L"command FAILED", L"コマンド エラーです"),
		code, error, name, system_message(error));
	tool_end(code);
}

static BYTE *read_whole(const wchar_t *verb, const wchar_t *path, DWORD *length)
{
	HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
	if (file == INVALID_HANDLE_VALUE)
		fail(verb, ERROR_FILE_NOT_FOUND, L"ERROR_FILE_NOT_FOUND");
	*length = GetFileSize(file, NULL);
	BYTE *bytes = HeapAlloc(GetProcessHeap(), 0, *length + 1);
	if (!ReadFile(file, bytes, *length, length, NULL))
		fail(verb, GetLastError(), L"");
	CloseHandle(file);
	return bytes;
}

/* certutil [-f] -encode|-decode FROM TO, with the "BEGIN CERTIFICATE" lines that it puts around anything. */
static void code(BOOL decode, BOOL overwrite, const wchar_t *from, const wchar_t *to)
{
	const wchar_t *verb = decode ? L"decode" : L"encode";
	DWORD length, size = 0;
	BYTE *bytes = read_whole(verb, from, &length), *result;
	/* an empty file is refused, as it is by the real one */
	if (!length)
		fail(verb, ERROR_INVALID_DATA, L"ERROR_INVALID_DATA");
	if (decode) {
		if (!CryptStringToBinaryA((char *)bytes, length, CRYPT_STRING_BASE64_ANY, NULL, &size, NULL, NULL))
			fail(verb, ERROR_INVALID_DATA, L"ERROR_INVALID_DATA");
		result = HeapAlloc(GetProcessHeap(), 0, size);
		CryptStringToBinaryA((char *)bytes, length, CRYPT_STRING_BASE64_ANY, result, &size, NULL, NULL);
	} else {
		CryptBinaryToStringA(bytes, length, CRYPT_STRING_BASE64HEADER, NULL, &size);
		result = HeapAlloc(GetProcessHeap(), 0, size);
		CryptBinaryToStringA(bytes, length, CRYPT_STRING_BASE64HEADER, (char *)result, &size);
		size = strlen((char *)result);
	}
	HANDLE file = CreateFileW(to, GENERIC_WRITE, 0, NULL, overwrite ? CREATE_ALWAYS : CREATE_NEW, 0, NULL);
	DWORD written;
	if (file == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_EXISTS)
		fail(verb, ERROR_FILE_EXISTS, L"ERROR_FILE_EXISTS");
	if (file == INVALID_HANDLE_VALUE)
		fail(verb, GetLastError(), GetLastError() == ERROR_PATH_NOT_FOUND ? L"ERROR_PATH_NOT_FOUND" : L"ERROR_ACCESS_DENIED");
	WriteFile(file, result, size, &written, NULL);
	CloseHandle(file);
	out(by_language(L"Input Length = %lu\r\nOutput Length = %lu\r\n", L"入力長 = %lu\r\n出力長 = %lu\r\n"), length, size);
	out(L"CertUtil: -%ls %ls\r\n", verb, by_language(L"command completed successfully.", L"コマンドは正常に完了しました。"));
	tool_end(0);
}

int wmain(int count, wchar_t **argument)
{
	tool_begin();
	BOOL overwrite = count > 1 && !_wcsicmp(argument[1] + 1, L"f");
	if (count == 4 + overwrite && !_wcsicmp(argument[1 + overwrite] + 1, L"encode"))
		code(FALSE, overwrite, argument[2 + overwrite], argument[3 + overwrite]);
	if (count == 4 + overwrite && !_wcsicmp(argument[1 + overwrite] + 1, L"decode"))
		code(TRUE, overwrite, argument[2 + overwrite], argument[3 + overwrite]);
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
