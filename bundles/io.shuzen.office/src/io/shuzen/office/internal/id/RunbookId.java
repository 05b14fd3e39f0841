package io.shuzen.office.internal.id;

/** The ids of this pack's runbooks, as in the files of the folder {@code runbooks}. */
public final class RunbookId {

	public static final String RESET_SIGN_IN = "office.reset-sign-in";
	public static final String RESTORE_CONNECTION = "office.restore-connection";
	public static final String REPAIR_TOKEN_BROKER = "office.repair-token-broker";
	public static final String REPAIR_DEVICE_REGISTRATION = "office.repair-device-registration";
	public static final String ALLOW_SIGN_IN = "office.allow-sign-in";
	public static final String RESET_SHARED_COMPUTER = "office.reset-shared-computer";
	public static final String REMOVE_STALE_LICENSES = "office.remove-stale-licenses";
	public static final String ENABLE_TLS = "office.enable-tls";
	public static final String SYNCHRONISE_CLOCK = "office.synchronise-clock";
	public static final String REPAIR_SERVICES = "office.repair-services";
	public static final String REPAIR_LICENSE_SERVICE = "office.repair-license-service";
	public static final String REPAIR_OFFICE = "office.repair-office";

	private RunbookId() {
	}
}
