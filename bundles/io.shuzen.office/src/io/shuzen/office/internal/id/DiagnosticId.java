package io.shuzen.office.internal.id;

/** The ids of this pack's diagnostics: {@code office.}, the number in the catalogue, a short name. Stable once published. */
public final class DiagnosticId {

	public static final String WINDOWS_BUILD = "office.D-01-windows-build";
	public static final String CODE_PAGES = "office.D-02-code-pages";
	public static final String SESSIONS = "office.D-03-sessions";
	public static final String COLLECTOR = "office.D-04-collector";
	public static final String LOCAL_ADMINISTRATOR = "office.D-05-local-administrator";
	public static final String LOADED_HIVES = "office.D-06-loaded-hives";
	public static final String RUNNING_APPLICATIONS = "office.D-07-running-applications";
	public static final String INSTALLATION = "office.D-08-installation";
	public static final String PENDING_RESTART = "office.D-09-pending-restart";
	public static final String LICENSES = "office.D-10-licenses";
	public static final String LICENSE_FILES = "office.D-11-license-files";
	public static final String DEVICE_LICENSE = "office.D-12-device-license";
	public static final String SHARED_COMPUTER = "office.D-13-shared-computer-activation";
	public static final String SHARED_COMPUTER_TOKENS = "office.D-14-shared-computer-tokens";
	public static final String LICENSE_MODES = "office.D-15-license-modes";
	public static final String PRODUCT_KEYS = "office.D-16-product-keys";
	public static final String ACTIVATION_IDENTITY = "office.D-17-activation-identity";
	public static final String SOFTWARE_PROTECTION = "office.D-18-software-protection";
	public static final String EARLIER_RESETS = "office.D-19-earlier-resets";
	public static final String IDENTITIES = "office.D-20-identities";
	public static final String SHARED_IDENTITIES = "office.D-21-identities-of-all-users";
	public static final String MODERN_AUTHENTICATION = "office.D-22-modern-authentication";
	public static final String SIGN_IN_BLOCKED = "office.D-23-sign-in-blocked";
	public static final String SIGN_IN_SWITCHES = "office.D-24-sign-in-switches";
	public static final String AUTODISCOVER = "office.D-25-autodiscover";
	public static final String ONEAUTH = "office.D-26-oneauth-accounts";
	public static final String CREDENTIALS = "office.D-27-credentials";
	public static final String VAULT_SERVICE = "office.D-28-vault-service";
	public static final String AAD_BROKER = "office.D-30-aad-broker";
	public static final String CLOUD_EXPERIENCE_HOST = "office.D-31-cloud-experience-host";
	public static final String SYSTEM_APPS = "office.D-32-system-apps";
	public static final String BROKER_ACCOUNTS = "office.D-33-broker-accounts";
	public static final String AAD_EVENTS = "office.D-34-aad-events";
	public static final String APP_STATE_EVENTS = "office.D-35-app-state-events";
	public static final String WAM_ACCOUNTS = "office.D-36-wam-accounts";
	public static final String DEVICE_JOIN = "office.D-40-device-join";
	public static final String PRIMARY_REFRESH_TOKEN = "office.D-41-primary-refresh-token";
	public static final String WORKPLACE_JOIN = "office.D-42-workplace-join";
	public static final String DEFAULT_WAM_ACCOUNT = "office.D-43-default-wam-account";
	public static final String DEVICE_KEYS = "office.D-44-device-keys";
	public static final String TPM = "office.D-45-tpm";
	public static final String JOIN_TASK = "office.D-46-join-task";
	public static final String WORKPLACE_JOIN_POLICY = "office.D-47-workplace-join-policy";
	public static final String DEVICE_CERTIFICATES = "office.D-48-device-certificates";
	public static final String REGISTRATION_EVENTS = "office.D-49-registration-events";
	public static final String CONNECTIVITY = "office.D-50-connectivity";
	public static final String ACTIVE_PROBING = "office.D-51-active-probing";
	public static final String CONNECT_TEST = "office.D-52-connect-test";
	public static final String WINHTTP_PROXY = "office.D-53-winhttp-proxy";
	public static final String USER_PROXY = "office.D-54-user-proxy";
	public static final String SERVICE_ENDPOINTS = "office.D-55-service-endpoints";
	public static final String TLS = "office.D-56-tls";
	public static final String TLS_INTERCEPTION = "office.D-57-tls-interception";
	public static final String CHECKSUM_OFFLOAD = "office.D-58-checksum-offload";
	public static final String NETWORK_SERVICE_ACCESS = "office.D-59-network-service-access";
	public static final String CLOCK = "office.D-60-clock";
	public static final String SERVICES = "office.D-61-services";
	public static final String SECURITY_SOFTWARE = "office.D-62-security-software";
	public static final String OFFICE_ALERTS = "office.D-63-office-alerts";
	public static final String TENANT = "office.D-70-tenant";

	private DiagnosticId() {
	}
}
