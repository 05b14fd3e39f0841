package io.shuzen.office.internal.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.office.internal.id.DiagnosticId;

/**
 * A code that is known one by one.
 *
 * @param key      of its texts
 * @param name     symbolic name; empty when it has none
 * @param verified whether its meaning was read in a published source
 * @param relates  diagnostics that look into it
 */
record KnownCode(String key, String name, boolean verified, List<String> relates) {

	private static final Map<String, KnownCode> ALL = new HashMap<>();

	static {
		final String[] network = { DiagnosticId.SERVICE_ENDPOINTS, DiagnosticId.CONNECTIVITY, DiagnosticId.USER_PROXY };
		final String[] token = { DiagnosticId.PRIMARY_REFRESH_TOKEN, DiagnosticId.AAD_EVENTS };
		final String[] broker = { DiagnosticId.AAD_EVENTS, DiagnosticId.BROKER_ACCOUNTS, DiagnosticId.AAD_BROKER };
		final String[] keys = { DiagnosticId.DEVICE_KEYS, DiagnosticId.TPM };
		final String[] device = { DiagnosticId.DEVICE_JOIN, DiagnosticId.PRIMARY_REFRESH_TOKEN };
		add("0xCAA20001", "unauthorized_client", token);
		add("0xCAA20002", "invalid_request", token);
		add("0xCAA20003", "invalid_grant", token);
		add("0xCAA20004", "access_denied", token);
		add("0xCAA20005", "temporarily_unavailable", token);
		add("0xCAA20007", "invalid_scope", token);
		add("0xCAA20008", "server_error", token);
		add("0xCAA20009", "invalid_client", token);
		add("0xCAA2000A", "unsupported_grant_type", token);
		add("0xCAA2000B", "invalid_resource", token);
		add("0xCAA2000C", "interaction_required", token);
		add("0xCAA20064", "unknown_server_error", token);
		add("0xCAA70003", "INET_E_CANNOT_CONNECT", network);
		add("0xCAA70004", "INET_E_RESOURCE_NOT_FOUND", network);
		add("0xCAA70006", "INET_E_DATA_NOT_AVAILABLE", network);
		add("0xCAA70007", "INET_E_DOWNLOAD_FAILURE", network);
		add("0xCAA70008", "INET_E_AUTHENTICATION_REQUIRED", DiagnosticId.USER_PROXY, DiagnosticId.WINHTTP_PROXY);
		add("0xCAA7000A", "INET_E_CONNECTION_TIMEOUT", network);
		add("0xCAA7000D", "INET_E_SECURITY_PROBLEM", DiagnosticId.TLS, DiagnosticId.TLS_INTERCEPTION);
		add("0xCAA70010", "INET_E_INVALID_CERTIFICATE", DiagnosticId.TLS_INTERCEPTION, DiagnosticId.CLOCK);
		add("0xCAA70011", "INET_E_REDIRECT_FAILED", DiagnosticId.AAD_EVENTS);
		add("0xCAA90003", "", token);
		add("0xCAA90004", "", token);
		add("0xCAA90006", "", token);
		add("0xCAA90013", "", token);
		add("0xCAA90014", "", token);
		add("0xCAA90018", "", token);
		add("0xCAA9001F", "", DiagnosticId.REGISTRATION_EVENTS, DiagnosticId.DEVICE_JOIN);
		add("0xCAAA0006", "", keys);
		add("0xCAAA0007", "", DiagnosticId.DEVICE_CERTIFICATES, DiagnosticId.DEVICE_JOIN);
		add("0xCAA5001C", "", broker);
		add("0xCAA50021", "", device);
		add("0x80070520", "ERROR_NO_SUCH_LOGON_SESSION", DiagnosticId.BROKER_ACCOUNTS, DiagnosticId.DEFAULT_WAM_ACCOUNT);
		add("0x80070057", "E_INVALIDARG", DiagnosticId.AAD_BROKER, DiagnosticId.CLOUD_EXPERIENCE_HOST);
		add("0x80070005", "E_ACCESSDENIED", DiagnosticId.SOFTWARE_PROTECTION, DiagnosticId.PRODUCT_KEYS);
		add("0x80070102", "WAIT_TIMEOUT", network);
		add("0x102", "WAIT_TIMEOUT", network);
		add("0x80070164", "ERROR_EDP_POLICY_DENIES_OPERATION");
		add("0x80090016", "NTE_BAD_KEYSET", keys);
		add("0x80090030", "NTE_DEVICE_NOT_READY", keys);
		addUnverified("0x80180014", "", DiagnosticId.WORKPLACE_JOIN, DiagnosticId.WORKPLACE_JOIN_POLICY);
		add("0x801C001D", "", DiagnosticId.DEVICE_JOIN, DiagnosticId.JOIN_TASK);
		add("0x801C03F2", "", DiagnosticId.DEVICE_JOIN, DiagnosticId.REGISTRATION_EVENTS);
		add("0x40E", "", DiagnosticId.SHARED_COMPUTER);
		add("0x420", "", DiagnosticId.SHARED_COMPUTER, DiagnosticId.SHARED_COMPUTER_TOKENS);
		addUnverified("0x8004FC12", "", DiagnosticId.SERVICE_ENDPOINTS, DiagnosticId.TLS);
		add("0x8004DE40", "", DiagnosticId.TLS, DiagnosticId.SERVICE_ENDPOINTS);
		add("0x8004DE88", "", DiagnosticId.TLS, DiagnosticId.SERVICE_ENDPOINTS);
		add("0x8004DEC5", "", DiagnosticId.CREDENTIALS, DiagnosticId.ONEAUTH);
		add("0x8004DEEF", "", DiagnosticId.ONEAUTH);
		add("0x8004DEB4", "", DiagnosticId.ONEAUTH);
		add("0xC0F10005", "", DiagnosticId.AAD_EVENTS);
		add("0xC000006D", "STATUS_LOGON_FAILURE", token);
		add("0xC000006A", "STATUS_WRONG_PASSWORD", token);
		add("0xC00000D0", "STATUS_REQUEST_NOT_ACCEPTED", token);
		add("0xC000023C", "STATUS_NETWORK_UNREACHABLE", network);
		add("0xC00000BE", "STATUS_BAD_NETWORK_PATH", network);
		add("0xC00000C4", "STATUS_UNEXPECTED_NETWORK_ERROR", network);
		add("0xC000005F", "STATUS_NO_SUCH_LOGON_SESSION", token);
		add("0xC004844C", "AAD_CLOUDAP_E_OAUTH_USERNAME_IS_MALFORMED", token);
		add("0xC0048442", "AAD_CLOUDAP_E_OAUTH_USER_SID_IS_EMPTY", DiagnosticId.USER_PROXY, DiagnosticId.TLS_INTERCEPTION);
		add("0xC00484C1", "AAD_CLOUDAP_E_WSTRUST_SAML_TOKENS_ARE_EMPTY", DiagnosticId.USER_PROXY, DiagnosticId.AAD_EVENTS);
		add("0x800484C1", "AAD_CLOUDAP_E_WSTRUST_SAML_TOKENS_ARE_EMPTY", DiagnosticId.USER_PROXY, DiagnosticId.AAD_EVENTS);
		add("0xC004848B", "AAD_CLOUDAP_E_HTTP_PASSWORD_URI_IS_EMPTY", token);
		add("0xC004F009", "", DiagnosticId.PRODUCT_KEYS);
		addUnverified("0xC004F074", "", DiagnosticId.PRODUCT_KEYS);
		add("AADSTS135011", "", device);
		add("AADSTS50155", "", device);
		add("AADSTS50126", "", DiagnosticId.PRIMARY_REFRESH_TOKEN);
		add("AADSTS50076", "", token);
		add("AADSTS50078", "", token);
		add("AADSTS500133", "", DiagnosticId.CLOCK);
		add("AADSTS9002313", "", DiagnosticId.MODERN_AUTHENTICATION, DiagnosticId.TLS, DiagnosticId.WINDOWS_BUILD);
		add("AADSTS50034", "", DiagnosticId.IDENTITIES);
		addUnverified("AADSTS50053", "", DiagnosticId.PRIMARY_REFRESH_TOKEN);
		addUnverified("AADSTS50057", "", DiagnosticId.IDENTITIES);
		addUnverified("AADSTS53003", "", DiagnosticId.DEVICE_JOIN);
		addUnverified("AADSTS700082", "", token);
	}

	private static void add(final String code, final String name, final String... relates) {
		ALL.put(code, new KnownCode(code, name, true, List.of(relates)));
	}

	private static void addUnverified(final String code, final String name, final String... relates) {
		ALL.put(code, new KnownCode(code, name, false, List.of(relates)));
	}

	/** The code, when it is known one by one. */
	static Optional<KnownCode> of(final CodeForm code) {
		return Optional.ofNullable(ALL.get(code.canonical()));
	}

	CodeExplanation explain(final CodeForm code, final TextBundle texts, final Text family) {
		final String advice = key + ".advice";
		return new CodeExplanation(code.canonical(), family, name, texts.text(key),
				texts.has(advice) ? texts.text(advice) : Text.EMPTY, relates, true, verified);
	}
}
