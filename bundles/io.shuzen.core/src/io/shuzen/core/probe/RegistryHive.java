package io.shuzen.core.probe;

import java.util.Optional;

/** The roots of the registry that Shuzen reads and changes. */
public enum RegistryHive {
	LOCAL_MACHINE("HKLM", "HKEY_LOCAL_MACHINE"),
	/** A user's own hive; which user follows from the identity of the fact or change. */
	CURRENT_USER("HKCU", "HKEY_CURRENT_USER"),
	USERS("HKU", "HKEY_USERS"),
	CLASSES_ROOT("HKCR", "HKEY_CLASSES_ROOT");

	private final String abbreviation;
	private final String fullName;

	RegistryHive(final String abbreviation, final String fullName) {
		this.abbreviation = abbreviation;
		this.fullName = fullName;
	}

	/** As reg.exe takes it: {@code HKLM}. */
	public String abbreviation() {
		return abbreviation;
	}

	/** As reg.exe prints it: {@code HKEY_LOCAL_MACHINE}. */
	public String fullName() {
		return fullName;
	}

	/** The hive named by either form, in any case. */
	public static Optional<RegistryHive> named(final String name) {
		for (final RegistryHive hive : values()) {
			if (hive.abbreviation.equalsIgnoreCase(name) || hive.fullName.equalsIgnoreCase(name)) {
				return Optional.of(hive);
			}
		}
		return Optional.empty();
	}
}
