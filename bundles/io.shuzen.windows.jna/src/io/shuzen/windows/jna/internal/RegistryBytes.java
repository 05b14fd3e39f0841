package io.shuzen.windows.jna.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;

/** Registry data as the API gives and takes it. */
public final class RegistryBytes {

	private RegistryBytes() {
	}

	/** A value from its bytes; data that does not fit the declared type stays bytes, because programs store anything under any type. */
	public static RegistryValue value(final String name, final RegistryValueType type, final byte[] bytes) {
		final RegistryData data = switch (type) {
		case REG_SZ, REG_EXPAND_SZ, REG_LINK -> new RegistryData.Text(text(bytes));
		case REG_MULTI_SZ -> new RegistryData.TextList(texts(bytes));
		case REG_DWORD -> bytes.length == 4 ? new RegistryData.Number(
				Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt())) : RegistryData.Binary.of(bytes);
		case REG_QWORD -> bytes.length == 8
				? new RegistryData.Number(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
				: RegistryData.Binary.of(bytes);
		default -> RegistryData.Binary.of(bytes);
		};
		final RegistryValue value = new RegistryValue(name, type, data);
		// what is restored must be what was saved: a text without its terminator, or with something behind it, stays bytes
		return Arrays.equals(of(value), bytes) ? value : new RegistryValue(name, type, RegistryData.Binary.of(bytes));
	}

	/** The bytes of a value's data. */
	public static byte[] of(final RegistryValue value) {
		return switch (value.data()) {
		case final RegistryData.Binary binary -> binary.bytes();
		case RegistryData.Text(final String text) -> (text + '\0').getBytes(StandardCharsets.UTF_16LE);
		case RegistryData.TextList(final List<String> texts) -> {
			final StringBuilder joined = new StringBuilder();
			texts.forEach(text -> joined.append(text).append('\0'));
			yield joined.append('\0').toString().getBytes(StandardCharsets.UTF_16LE);
		}
		case RegistryData.Number(final long number) -> value.type() == RegistryValueType.REG_QWORD
				? ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array()
				: ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) number).array();
		};
	}

	private static String text(final byte[] bytes) {
		final String text = new String(bytes, StandardCharsets.UTF_16LE);
		return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
	}

	private static List<String> texts(final byte[] bytes) {
		final List<String> texts = new ArrayList<>();
		final String all = new String(bytes, StandardCharsets.UTF_16LE);
		int start = 0;
		for (int end = all.indexOf('\0'); end > start; end = all.indexOf('\0', start)) {
			texts.add(all.substring(start, end));
			start = end + 1;
		}
		return texts;
	}
}
