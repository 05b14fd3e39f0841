package io.shuzen.windows.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;

/** Registry data as bytes, the way it lies in the registry and in the {@code hex(n)} values of .reg files. */
public final class RegistryBytes {

	private RegistryBytes() {
	}

	/** A value from its bytes; data that does not fit the declared type stays bytes, because programs store anything under any type. */
	public static RegistryValue value(final String name, final RegistryValueType type, final byte[] bytes) {
		return switch (type) {
		case REG_SZ, REG_EXPAND_SZ, REG_LINK -> exactly(name, type, new RegistryData.Text(text(bytes)), bytes);
		case REG_MULTI_SZ -> exactly(name, type, new RegistryData.TextList(texts(bytes)), bytes);
		case REG_DWORD -> bytes.length == 4 ? new RegistryValue(name, type, new RegistryData.Number(number(bytes)))
				: binary(name, type, bytes);
		case REG_QWORD -> bytes.length == 8 ? new RegistryValue(name, type, new RegistryData.Number(number(bytes)))
				: binary(name, type, bytes);
		default -> binary(name, type, bytes);
		};
	}

	/** The bytes of a value's data. */
	public static byte[] of(final RegistryValue value) {
		return switch (value.data()) {
		case RegistryData.Binary binary -> binary.bytes();
		case RegistryData.Text(final String text) -> (text + '\0').getBytes(StandardCharsets.UTF_16LE);
		case RegistryData.TextList(final List<String> texts) -> {
			final StringBuilder joined = new StringBuilder();
			texts.forEach(text -> joined.append(text).append('\0'));
			yield joined.append('\0').toString().getBytes(StandardCharsets.UTF_16LE);
		}
		case RegistryData.Number(final long number) -> {
			final byte[] bytes = new byte[value.type() == RegistryValueType.REG_QWORD ? 8 : 4];
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = (byte) (number >>> 8 * i);
			}
			yield bytes;
		}
		};
	}

	/** As text or number when that gives the same bytes back, else as bytes: what is restored must be what was saved. */
	private static RegistryValue exactly(final String name, final RegistryValueType type, final RegistryData data,
			final byte[] bytes) {
		final RegistryValue value = new RegistryValue(name, type, data);
		return Arrays.equals(of(value), bytes) ? value : binary(name, type, bytes);
	}

	private static RegistryValue binary(final String name, final RegistryValueType type, final byte[] bytes) {
		return new RegistryValue(name, type, RegistryData.Binary.of(bytes));
	}

	private static String text(final byte[] bytes) {
		final String text = new String(bytes, StandardCharsets.UTF_16LE);
		return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
	}

	private static List<String> texts(final byte[] bytes) {
		final List<String> texts = new ArrayList<>();
		final String all = new String(bytes, StandardCharsets.UTF_16LE);
		int start = 0;
		for (int end = all.indexOf('\0'); end >= 0 && end > start; end = all.indexOf('\0', start)) {
			texts.add(all.substring(start, end));
			start = end + 1;
		}
		return texts;
	}

	private static long number(final byte[] bytes) {
		long number = 0;
		for (int i = bytes.length - 1; i >= 0; i--) {
			number = number << 8 | bytes[i] & 0xff;
		}
		return number;
	}
}
