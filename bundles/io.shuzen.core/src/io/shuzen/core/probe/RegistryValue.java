package io.shuzen.core.probe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A named value of a registry key.
 *
 * @param name as stored; empty for the key's default value
 * @param type its declared type
 * @param data its data, in the form that belongs to the type
 */
public record RegistryValue(String name, RegistryValueType type, RegistryData data) {

	public RegistryValue {
		Objects.requireNonNull(name);
		final boolean fits = switch (type) {
		case REG_SZ, REG_EXPAND_SZ, REG_LINK -> data instanceof RegistryData.Text;
		case REG_DWORD, REG_QWORD -> data instanceof RegistryData.Number;
		case REG_MULTI_SZ -> data instanceof RegistryData.TextList;
		default -> data instanceof RegistryData.Binary;
		};
		// Windows lets programs store anything under any type: what does not fit is kept as bytes
		if (!fits && !(data instanceof RegistryData.Binary)) {
			throw new IllegalArgumentException(type + " cannot hold " + data);
		}
		if (type == RegistryValueType.REG_DWORD && data instanceof RegistryData.Number(final long number)
				&& (number < 0 || number > 0xFFFF_FFFFL)) {
			throw new IllegalArgumentException("REG_DWORD out of range: " + number);
		}
	}

	public static RegistryValue text(final String name, final String text) {
		return new RegistryValue(name, RegistryValueType.REG_SZ, new RegistryData.Text(text));
	}

	/** A REG_DWORD. */
	public static RegistryValue number(final String name, final long number) {
		return new RegistryValue(name, RegistryValueType.REG_DWORD, new RegistryData.Number(number));
	}

	public static RegistryValue texts(final String name, final List<String> texts) {
		return new RegistryValue(name, RegistryValueType.REG_MULTI_SZ, new RegistryData.TextList(texts));
	}

	public Optional<String> asText() {
		return data instanceof RegistryData.Text(final String text) ? Optional.of(text) : Optional.empty();
	}

	/** The number of a REG_DWORD or REG_QWORD, or of a text that is a decimal number: Office writes both for the same switch. */
	public OptionalLong asNumber() {
		if (data instanceof RegistryData.Number(final long number)) {
			return OptionalLong.of(number);
		}
		if (data instanceof RegistryData.Text(final String text) && text.matches("\\d{1,18}")) {
			return OptionalLong.of(Long.parseLong(text));
		}
		return OptionalLong.empty();
	}
}
