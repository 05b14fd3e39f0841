package io.shuzen.office.internal.id;

/**
 * The ids of this pack's steps: {@code office.}, the number in the catalogue, a short name. Stable once published. {@code N-} are steps
 * that must never be automated: they exist so that whoever looks for them finds out why, and what to do instead.
 */
public final class StepId {

	public static final String CLOSE_APPLICATIONS = "office.R-01-close-applications";
	public static final String OFFICE_SIGN_OUT = "office.R-02-office-sign-out";
	public static final String USER_LICENSES = "office.R-10-user-licenses";
	public static final String SHARED_COMPUTER_TOKENS = "office.R-11-shared-computer-tokens";
	public static final String LICENSING_KEY = "office.R-12-licensing-key";
	public static final String IDENTITY_KEY = "office.R-13-identity-key";
	public static final String CACHES = "office.R-14-caches";
	public static final String CREDENTIALS = "office.R-15-credentials";
	public static final String PROTECTED_STORAGE = "office.R-16-protected-storage";
	public static final String PRODUCT_KEYS = "office.R-20-product-keys";
	public static final String ACTIVATION_IDENTITY = "office.R-21-activation-identity";
	public static final String RESET_ALL_USERS = "office.R-22-reset-all-users";
	public static final String EARLIER_RESETS = "office.R-23-earlier-resets";
	public static final String LICENSE_CLEANUP_USER = "office.R-30-license-cleanup-user";
	public static final String LICENSE_CLEANUP_ELEVATED = "office.R-31-license-cleanup-elevated";
	public static final String WAM_SIGN_OUT = "office.R-40-wam-sign-out";
	public static final String WAM_SIGN_OUT_SCRIPT = "office.R-40-wam-sign-out-script";
	public static final String BROKER_ACCOUNTS = "office.R-41-broker-accounts";
	public static final String ONEAUTH = "office.R-42-oneauth";
	public static final String REGISTER_AAD_BROKER = "office.R-43-register-aad-broker";
	public static final String REGISTER_CLOUD_EXPERIENCE_HOST = "office.R-44-register-cloud-experience-host";
	public static final String WAM_CLEANUP = "office.R-45-wam-cleanup";
	public static final String DISCONNECT_WORK_ACCOUNT = "office.R-50-disconnect-work-account";
	public static final String WORKPLACE_CLEANUP = "office.R-51-workplace-cleanup";
	public static final String PREVENT_WORKPLACE_JOIN = "office.R-52-prevent-workplace-join";
	public static final String REFRESH_TOKEN = "office.R-60-refresh-token";
	public static final String HYBRID_LEAVE = "office.R-61-hybrid-leave";
	public static final String HYBRID_JOIN = "office.R-62-hybrid-join";
	public static final String FORCED_RECOVERY = "office.R-63-forced-recovery";
	public static final String ENTRA_REJOIN = "office.R-64-entra-rejoin";
	public static final String MODERN_AUTHENTICATION = "office.R-70-modern-authentication";
	public static final String SIGNED_OUT_USER = "office.R-71-signed-out-user";
	public static final String ALLOW_SIGN_IN = "office.R-72-allow-sign-in";
	public static final String SIGN_IN_HINTS = "office.R-73-sign-in-hints";
	public static final String ACTIVE_PROBING = "office.R-80-active-probing";
	public static final String GLOBAL_DNS = "office.R-81-global-dns";
	public static final String WINHTTP_PROXY = "office.R-82-winhttp-proxy";
	public static final String SYSTEM_PROXY = "office.R-83-system-proxy";
	public static final String NETWORK_STACK = "office.R-84-network-stack";
	public static final String INTERNET_CONNECTIONS = "office.R-85-internet-connections";
	public static final String NETWORK_SERVICE_ACCESS = "office.R-86-network-service-access";
	public static final String TLS = "office.R-87-tls";
	public static final String CLOCK = "office.R-88-clock";
	public static final String SERVICES = "office.R-89-services";
	public static final String LICENSE_STORE = "office.R-90-license-store";
	public static final String PROTECTION_KEY = "office.R-91-protection-key";
	public static final String SHARED_COMPUTER = "office.R-92-shared-computer-activation";
	public static final String COMPATIBILITY_FLAGS = "office.R-93-compatibility-flags";
	public static final String OFFICE_REPAIR = "office.R-94-office-repair";
	public static final String GET_HELP = "office.R-95-get-help";
	public static final String LOCAL_KEY_PROTECTION = "office.R-96-local-key-protection";
	public static final String ONEAUTH_ASSOCIATION = "office.R-97-oneauth-association";
	public static final String AUTODISCOVER = "office.R-98-autodiscover";
	public static final String ONEDRIVE_RESET = "office.R-98-onedrive-reset";
	public static final String SIGN_OUT_OR_RESTART = "office.R-99-sign-out-or-restart";
	public static final String CLEAR_TPM = "office.N-01-clear-tpm";
	public static final String DELETE_HELLO_KEYS = "office.N-02-delete-hello-keys";
	public static final String REMOVE_WINDOWS_KEY = "office.N-03-remove-windows-key";
	public static final String EDIT_POLICIES = "office.N-04-edit-policies";
	public static final String LOWER_SECURITY = "office.N-05-lower-security";
	public static final String SWITCH_OFF_MODERN_AUTHENTICATION = "office.N-06-switch-off-modern-authentication";

	private StepId() {
	}
}
