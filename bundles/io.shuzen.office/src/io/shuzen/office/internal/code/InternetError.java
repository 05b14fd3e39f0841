package io.shuzen.office.internal.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.office.internal.id.DiagnosticId;

/**
 * An error of WinINet or WinHTTP, which share their numbers (wininet.h, winhttp.h).
 *
 * @param name symbolic name as in wininet.h, or winhttp.h where only that has one
 * @param kind what sort of failure
 */
record InternetError(String name, Kind kind) {

	/** The sorts of failures, by what looks into them. */
	enum Kind {
		TIMEOUT, NAME, CONNECTION, CERTIFICATE, REVOCATION, PROXY, AUTHENTICATION, SECURE_CHANNEL, REDIRECTION, OTHER;

		List<String> diagnostics() {
			return switch (this) {
			case TIMEOUT, NAME, CONNECTION, OTHER ->
				List.of(DiagnosticId.SERVICE_ENDPOINTS, DiagnosticId.CONNECTIVITY, DiagnosticId.USER_PROXY);
			case CERTIFICATE -> List.of(DiagnosticId.TLS_INTERCEPTION, DiagnosticId.CLOCK);
			case REVOCATION -> List.of(DiagnosticId.SERVICE_ENDPOINTS, DiagnosticId.TLS_INTERCEPTION);
			case PROXY, AUTHENTICATION -> List.of(DiagnosticId.USER_PROXY, DiagnosticId.WINHTTP_PROXY);
			case SECURE_CHANNEL -> List.of(DiagnosticId.TLS, DiagnosticId.TLS_INTERCEPTION);
			case REDIRECTION -> List.of(DiagnosticId.AAD_EVENTS);
			};
		}
	}

	private static final int FIRST = 12_001;
	private static final int LAST = 12_192;

	private static final Map<Integer, InternetError> KNOWN = Map.ofEntries(
			entry(12002, "ERROR_INTERNET_TIMEOUT", Kind.TIMEOUT), entry(12004, "ERROR_INTERNET_INTERNAL_ERROR", Kind.OTHER),
			entry(12005, "ERROR_INTERNET_INVALID_URL", Kind.OTHER),
			entry(12007, "ERROR_INTERNET_NAME_NOT_RESOLVED", Kind.NAME),
			entry(12009, "ERROR_INTERNET_INVALID_OPTION", Kind.OTHER),
			entry(12014, "ERROR_INTERNET_INCORRECT_PASSWORD", Kind.AUTHENTICATION),
			entry(12015, "ERROR_INTERNET_LOGIN_FAILURE", Kind.AUTHENTICATION),
			entry(12017, "ERROR_INTERNET_OPERATION_CANCELLED", Kind.OTHER),
			entry(12019, "ERROR_INTERNET_INCORRECT_HANDLE_STATE", Kind.OTHER),
			entry(12029, "ERROR_INTERNET_CANNOT_CONNECT", Kind.CONNECTION),
			entry(12030, "ERROR_INTERNET_CONNECTION_ABORTED", Kind.CONNECTION),
			entry(12031, "ERROR_INTERNET_CONNECTION_RESET", Kind.CONNECTION),
			entry(12032, "ERROR_INTERNET_FORCE_RETRY", Kind.OTHER),
			entry(12037, "ERROR_INTERNET_SEC_CERT_DATE_INVALID", Kind.CERTIFICATE),
			entry(12038, "ERROR_INTERNET_SEC_CERT_CN_INVALID", Kind.CERTIFICATE),
			entry(12039, "ERROR_INTERNET_HTTP_TO_HTTPS_ON_REDIR", Kind.REDIRECTION),
			entry(12040, "ERROR_INTERNET_HTTPS_TO_HTTP_ON_REDIR", Kind.REDIRECTION),
			entry(12044, "ERROR_INTERNET_CLIENT_AUTH_CERT_NEEDED", Kind.CERTIFICATE),
			entry(12045, "ERROR_INTERNET_INVALID_CA", Kind.CERTIFICATE),
			entry(12055, "ERROR_INTERNET_SEC_CERT_ERRORS", Kind.CERTIFICATE),
			entry(12057, "ERROR_INTERNET_SEC_CERT_REV_FAILED", Kind.REVOCATION),
			entry(12150, "ERROR_HTTP_HEADER_NOT_FOUND", Kind.OTHER),
			entry(12152, "ERROR_HTTP_INVALID_SERVER_RESPONSE", Kind.CONNECTION),
			entry(12156, "ERROR_HTTP_REDIRECT_FAILED", Kind.REDIRECTION),
			entry(12157, "ERROR_INTERNET_SECURITY_CHANNEL_ERROR", Kind.SECURE_CHANNEL),
			entry(12163, "ERROR_INTERNET_DISCONNECTED", Kind.CONNECTION),
			entry(12164, "ERROR_INTERNET_SERVER_UNREACHABLE", Kind.CONNECTION),
			entry(12165, "ERROR_INTERNET_PROXY_SERVER_UNREACHABLE", Kind.PROXY),
			entry(12166, "ERROR_INTERNET_BAD_AUTO_PROXY_SCRIPT", Kind.PROXY),
			entry(12167, "ERROR_INTERNET_UNABLE_TO_DOWNLOAD_SCRIPT", Kind.PROXY),
			entry(12169, "ERROR_INTERNET_SEC_INVALID_CERT", Kind.CERTIFICATE),
			entry(12170, "ERROR_INTERNET_SEC_CERT_REVOKED", Kind.CERTIFICATE),
			entry(12175, "ERROR_WINHTTP_SECURE_FAILURE", Kind.CERTIFICATE),
			entry(12178, "ERROR_WINHTTP_AUTO_PROXY_SERVICE_ERROR", Kind.PROXY),
			entry(12180, "ERROR_WINHTTP_AUTODETECTION_FAILED", Kind.PROXY));

	private static Map.Entry<Integer, InternetError> entry(final int number, final String name, final Kind kind) {
		return Map.entry(number, new InternetError(name, kind));
	}

	/** The error of that number; of a number in the range without a listed name, an error of no particular kind. */
	static Optional<InternetError> of(final int number) {
		if (number < FIRST || number > LAST) {
			return Optional.empty();
		}
		return Optional.of(KNOWN.getOrDefault(number, new InternetError("", Kind.OTHER)));
	}
}
