package io.shuzen.windows.internal.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The WinHTTP proxy, from {@code netsh winhttp show proxy} or from the registry value it keeps it in. */
public final class ProxyOutput {

	/**
	 * The proxy.
	 *
	 * @param server as {@code host:port}; empty for direct access
	 * @param bypass the bypass list; empty when there is none
	 */
	public record Proxy(String server, String bypass) {
	}

	private static final Pattern LABELLED = Pattern.compile("\\s++[^:：]*+[:：]\\s++(\\S.*+)");
	private static final int FLAGS = 8;
	private static final int NAMED_PROXY = 2;

	private ProxyOutput() {
	}

	/** Labels are translated: the first labelled line is the server, the second the bypass list; without one, access is direct. */
	public static Optional<Proxy> parse(final String output) {
		final List<String> values = new ArrayList<>();
		boolean anything = false;
		for (final String line : settings(output)) {
			final Matcher matcher = LABELLED.matcher(line);
			if (matcher.matches()) {
				values.add(matcher.group(1).strip());
			}
			anything |= line.startsWith("  ") && !line.isBlank();
		}
		if (!anything) {
			return Optional.empty();
		}
		final String bypass = values.size() > 1 ? values.get(1) : "";
		return Optional.of(new Proxy(values.isEmpty() ? "" : values.getFirst(), bypass.startsWith("(") ? "" : bypass));
	}

	/** The indented lines below the heading, where there is one that names WinHTTP; what follows them is something else. */
	private static List<String> settings(final String output) {
		final List<String> lines = List.of(output.split("\\R"));
		int first = 0;
		while (first < lines.size() && !(lines.get(first).contains("WinHTTP") && !lines.get(first).startsWith(" "))) {
			first++;
		}
		if (first == lines.size()) {
			return lines;
		}
		do {
			first++;
		} while (first < lines.size() && lines.get(first).isBlank());
		int end = first;
		while (end < lines.size() && lines.get(end).startsWith(" ") && !lines.get(end).isBlank()) {
			end++;
		}
		return lines.subList(Math.min(first, lines.size()), end);
	}

	/** The value WinHttpSettings of {@code …\Internet Settings\Connections}: flags, then length and characters of server and bypass. */
	public static Optional<Proxy> fromRegistry(final byte[] settings) {
		try {
			final ByteBuffer buffer = ByteBuffer.wrap(settings).order(ByteOrder.LITTLE_ENDIAN).position(FLAGS);
			final int flags = buffer.getInt();
			final String server = text(buffer);
			final String bypass = text(buffer);
			return Optional.of((flags & NAMED_PROXY) == 0 ? new Proxy("", "") : new Proxy(server, bypass));
		} catch (final RuntimeException e) {
			return Optional.empty();
		}
	}

	private static String text(final ByteBuffer buffer) {
		final byte[] bytes = new byte[Math.min(buffer.getInt(), buffer.remaining())];
		buffer.get(bytes);
		return new String(bytes, StandardCharsets.US_ASCII);
	}
}
