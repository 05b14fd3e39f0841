package io.shuzen.office.internal.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text files of unknown encoding: Office and its scripts write UTF-16, UTF-8, and whatever the machine's code page is. */
public final class TextBytes {

	private static final Charset JAPANESE = Charset.forName("windows-31j");
	private static final Charset WESTERN = Charset.forName("windows-1252");

	private TextBytes() {
	}

	/** The text; without a byte order mark, by what the bytes can be. Never fails. */
	public static String decode(final byte[] bytes) {
		if (startsWith(bytes, 0xFF, 0xFE)) {
			return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
		}
		if (startsWith(bytes, 0xFE, 0xFF)) {
			return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
		}
		if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
			return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
		}
		if (bytes.length >= 2 && bytes[0] != 0 && bytes[1] == 0) {
			return new String(bytes, StandardCharsets.UTF_16LE);
		}
		for (final Charset charset : new Charset[] { StandardCharsets.UTF_8, JAPANESE }) {
			try {
				return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
						.onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
			} catch (final CharacterCodingException e) {
				// not this one: the next is tried, and the last accepts everything
				continue;
			}
		}
		return new String(bytes, WESTERN);
	}

	private static boolean startsWith(final byte[] bytes, final int... mark) {
		if (bytes.length < mark.length) {
			return false;
		}
		for (int i = 0; i < mark.length; i++) {
			if ((bytes[i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}
}
