package io.shuzen.core.cause;

/**
 * What of a machine is broken, in the order in which it must be repaired: each layer needs those before it. Repairing accounts while the
 * clock is wrong, for instance, ends in the same refusal as before.
 */
public enum RepairLayer {
	/** Services of Windows that everything else is done by. */
	SERVICES,
	/** The clock: certificates and tokens hold for a certain time. */
	CLOCK,
	/** Which encryption may be used. */
	ENCRYPTION,
	/** Network, names, proxies, and what Windows believes of them. */
	NETWORK,
	/** The device's own registration, its keys and certificates. */
	DEVICE,
	/** The parts of Windows that sign users in. */
	SIGN_IN,
	/** Switches and policies that forbid or change something. */
	SETTINGS,
	/** Who is signed in where. */
	ACCOUNTS,
	/** Licences and activation. */
	LICENSES
}
