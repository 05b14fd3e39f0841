package io.shuzen.system.tests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Predicate;

import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.windows.simulation.internal.machine.RegistryNode;

/** Registry keys of a scenario as the text of a registration file. */
final class RegistrationText {

	static final String HEADER = "Windows Registry Editor Version 5.00\r\n";

	private RegistrationText() {
	}

	/** @param without tells the paths below {@code root} that are left out, with everything below them */
	static void append(final StringBuilder text, final String root, final RegistryNode node, final Predicate<String> without) {
		append(text, root, "", node, without);
	}

	private static void append(final StringBuilder text, final String root, final String path, final RegistryNode node,
			final Predicate<String> without) {
		if (without.test(path)) {
			return;
		}
		if (!path.isEmpty()) {
			text.append("\r\n[").append(root).append('\\').append(path).append("]\r\n");
			node.values().values().forEach(value -> text
					.append(value.name().isEmpty() ? "@" : '"' + escaped(value.name()) + '"').append('=').append(data(value)).append("\r\n"));
		}
		for (final String name : node.keys().names()) {
			append(text, root, path.isEmpty() ? name : path + '\\' + name, node.keys().get(name).orElseThrow(), without);
		}
	}

	private static String escaped(final String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

	private static String data(final RegistryValue value) {
		return switch (value.data()) {
		case RegistryData.Text(final String text) when value.type() == RegistryValueType.REG_SZ
				&& text.chars().noneMatch(Character::isISOControl) -> '"' + escaped(text) + '"';
		case RegistryData.Text(final String text) -> hex(value.type(), (text + '\0').getBytes(StandardCharsets.UTF_16LE));
		case RegistryData.TextList(final var texts) -> hex(value.type(),
				(String.join("\0", texts) + (texts.isEmpty() ? "\0" : "\0\0")).getBytes(StandardCharsets.UTF_16LE));
		case RegistryData.Number(final long number) when value.type() == RegistryValueType.REG_DWORD -> "dword:%08x".formatted((int) number);
		case RegistryData.Number(final long number) -> hex(value.type(),
				ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array());
		case final RegistryData.Binary binary -> hex(value.type(), binary.bytes());
		};
	}

	private static String hex(final RegistryValueType type, final byte[] bytes) {
		return "hex(" + Integer.toHexString(type.number()) + "):" + HexFormat.ofDelimiter(",").formatHex(bytes);
	}
}
