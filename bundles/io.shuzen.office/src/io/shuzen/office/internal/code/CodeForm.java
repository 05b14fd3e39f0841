package io.shuzen.office.internal.code;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The many ways one code is written.
 *
 * @param prefix {@code AADSTS} for the codes of Microsoft Entra ID's sign-in service; empty for 32-bit codes
 * @param value  its number; 32-bit codes unsigned
 */
record CodeForm(String prefix, long value) {

	static final String ENTRA = "AADSTS";

	private static final Pattern SERVICE = Pattern.compile("AADSTS\\s*(\\d{4,8})");
	private static final Pattern HEXADECIMAL = Pattern.compile("(?:0X|&H)([0-9A-F]{1,8})|([0-9A-F]{8})H?");
	private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,10}");
	private static final long RANGE = 1L << 32;
	private static final int HEXADECIMAL_DIGITS = 8;

	/** Reads a code as a person or a log gives it; empty when it is none. */
	static Optional<CodeForm> read(final String text) {
		final String code = text.strip().replaceAll("[\\s\\p{Cf}\"'“”.,;:)(\\[\\]]+$|^[\"'“”(\\[]+", "").toUpperCase(Locale.ROOT);
		final Matcher service = SERVICE.matcher(code);
		if (service.matches()) {
			return Optional.of(new CodeForm(ENTRA, Long.parseLong(service.group(1))));
		}
		if (DECIMAL.matcher(code).matches() && !isBareHexadecimal(code)) {
			final long number = Long.parseLong(code);
			if (number >= RANGE || number < -(RANGE / 2)) {
				return Optional.empty();
			}
			return Optional.of(new CodeForm("", number < 0 ? number + RANGE : number));
		}
		final Matcher hexadecimal = HEXADECIMAL.matcher(code);
		if (hexadecimal.matches()) {
			final String digits = hexadecimal.group(1) == null ? hexadecimal.group(2) : hexadecimal.group(1);
			return Optional.of(new CodeForm("", Long.parseLong(digits, 16)));
		}
		return Optional.empty();
	}

	// eight digits that begin like an error of Windows are meant as hexadecimal: 80090016, not eighty million
	private static boolean isBareHexadecimal(final String code) {
		return code.length() == HEXADECIMAL_DIGITS && code.startsWith("80");
	}

	boolean isEntra() {
		return prefix.equals(ENTRA);
	}

	/** {@code 0xCAA20002} or {@code AADSTS50126}; small numbers as {@code 0x40E}. */
	String canonical() {
		if (isEntra()) {
			return ENTRA + value;
		}
		return value > 0xFFFF ? "0x%08X".formatted(value) : "0x%X".formatted(value);
	}

	int high() {
		return (int) (value >>> 16);
	}

	/** What part of Windows it comes from: the upper word without the severity. */
	int facility() {
		return high() & 0xFFF;
	}

	/** The first four bits: {@code 0xC} an error, {@code 0x8} a warning or an error, {@code 0x4} information. */
	int severity() {
		return high() >>> 12;
	}

	/** Whether it is one of the authentication library's, which logs the same numbers as errors, as warnings and as information. */
	boolean isOfAuthenticationLibrary() {
		return !isEntra() && facility() >>> 4 == 0xAA && (severity() == 0xC || severity() == 0x8 || severity() == 0x4);
	}

	/** The same number as an error; itself when it is none of the authentication library's. */
	CodeForm asError() {
		return isOfAuthenticationLibrary() ? new CodeForm(prefix, value & 0x0FFF_FFFFL | 0xC000_0000L) : this;
	}

	int low() {
		return (int) (value & 0xFFFF);
	}
}
