package io.shuzen.office.tests;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to the output of tools on its way into a ticket: it is cut, joined, reordered, re-encoded, and typed into. */
final class SampleMutations {

	private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
			Charset.forName("windows-31j"), Charset.forName("IBM437"));
	private static final List<String> JUNK = List.of("", "-- 添付ここから --", ">>> see below", "\t\t", "C:\\>", "99999999999999999999 : 0xFFFFFFFFFFFF",
			"[HKEY_", "HKEY_LOCAL_MACHINE\\\\\\", "    x    REG_DWORD    0xzz", "Event[99999999999]:", "<Event xmlns='x'><System>", "\"a\",\"b",
			"PRODUCT ID:", "{ \"a\": [", "S-1-5-21-99999999999-1-1-1", "SERVICE_NAME: ", "        STATE              : FFFFFFFFF  X",
			"10:12:03, +99999999999999999999.1s", "=====", "\u0000\u0001", "> x y 1 Active 99999999999+9 1");

	private SampleMutations() {
	}

	/** {@code bytes}, with up to four accidents; everything follows from {@code random}. */
	static byte[] mutate(final byte[] bytes, final Random random) {
		String text = decode(bytes);
		final int accidents = random.nextInt(5);
		for (int i = 0; i < accidents; i++) {
			text = accident(text, random);
		}
		final Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
		final boolean mark = charset != CHARSETS.get(3) && charset != CHARSETS.get(4) && random.nextBoolean();
		byte[] mutated = ((mark ? "\ufeff" : "") + text).getBytes(charset);
		if (random.nextInt(6) == 0 && mutated.length > 0) {
			mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length));
		}
		if (random.nextInt(6) == 0 && mutated.length > 0) {
			mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
		}
		return mutated;
	}

	private static String decode(final byte[] bytes) {
		return bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE
				? new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE)
				: new String(bytes, StandardCharsets.UTF_8);
	}

	private static String accident(final String text, final Random random) {
		final List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r\n|\n", -1)));
		final int at = random.nextInt(lines.size());
		switch (random.nextInt(8)) {
		case 0 -> lines.subList(at, lines.size()).clear();
		case 1 -> lines.add(at, JUNK.get(random.nextInt(JUNK.size())));
		case 2 -> lines.add(at, lines.get(random.nextInt(lines.size())));
		case 3 -> Collections.swap(lines, at, random.nextInt(lines.size()));
		case 4 -> lines.set(at, lines.get(at).replaceAll("[A-Za-z]+(?= *:)", "ラベル"));
		case 5 -> lines.set(at, lines.get(at).substring(0, lines.get(at).length() / 2));
		case 6 -> lines.set(at, lines.get(at).replaceAll("\\d", "9") + "999999999999");
		default -> lines.addAll(at, List.copyOf(lines.subList(0, Math.min(lines.size(), 20))));
		}
		return String.join(random.nextBoolean() ? "\r\n" : "\n", lines);
	}
}
