package io.shuzen.core.probe;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The data of a registry value. */
public sealed interface RegistryData {

	/** REG_SZ, REG_EXPAND_SZ (unexpanded) and REG_LINK. */
	record Text(String text) implements RegistryData {
		public Text {
			Objects.requireNonNull(text);
		}

		@Override
		public String display() {
			return text;
		}
	}

	/** REG_DWORD (0 to 2³²−1) and REG_QWORD (as an unsigned 64-bit number). */
	record Number(long number) implements RegistryData {
		@Override
		public String display() {
			return Long.toUnsignedString(number) + " (0x" + Long.toHexString(number) + ')';
		}
	}

	/** REG_MULTI_SZ. */
	record TextList(List<String> texts) implements RegistryData {
		public TextList {
			texts = List.copyOf(texts);
		}

		@Override
		public String display() {
			return String.join(" | ", texts);
		}
	}

	/**
	 * Every other type.
	 *
	 * @param hex the bytes, two lower-case digits each, without separators
	 */
	record Binary(String hex) implements RegistryData {
		public Binary {
			hex = hex.toLowerCase(Locale.ROOT);
			HexFormat.of().parseHex(hex);
		}

		public static Binary of(final byte[] bytes) {
			return new Binary(HexFormat.of().formatHex(bytes));
		}

		public byte[] bytes() {
			return HexFormat.of().parseHex(hex);
		}

		@Override
		public String display() {
			return hex;
		}
	}

	/** The data on one line, for people. */
	String display();
}
