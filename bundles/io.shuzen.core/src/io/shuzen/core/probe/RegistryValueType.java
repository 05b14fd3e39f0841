package io.shuzen.core.probe;

import java.util.Optional;

/** The types of registry values by their names in winnt.h; the number is the one in the file and in the API. */
public enum RegistryValueType {
	REG_NONE(0), REG_SZ(1), REG_EXPAND_SZ(2), REG_BINARY(3), REG_DWORD(4), REG_DWORD_BIG_ENDIAN(5), REG_LINK(6),
	REG_MULTI_SZ(7), REG_RESOURCE_LIST(8), REG_FULL_RESOURCE_DESCRIPTOR(9), REG_RESOURCE_REQUIREMENTS_LIST(10),
	REG_QWORD(11);

	private final int number;

	RegistryValueType(final int number) {
		this.number = number;
	}

	public int number() {
		return number;
	}

	public static Optional<RegistryValueType> named(final String name) {
		for (final RegistryValueType type : values()) {
			if (type.name().equalsIgnoreCase(name)) {
				return Optional.of(type);
			}
		}
		return Optional.empty();
	}
}
