package io.shuzen.windows.internal.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import io.shuzen.core.transport.CommandOutput;

/**
 * Decodes what console programs print. Most write in the console's code page, some always in UTF-16, and a recording may have been
 * converted by whoever made it: the bytes are believed before the declaration where they leave no doubt.
 */
public final class OutputDecoder {

	private static final int SAMPLED = 4_000;
	private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

	private OutputDecoder() {
	}

	/**
	 * @param fallback the endpoint's OEM code page, for bytes that are neither UTF-16 nor valid UTF-8
	 */
	public static String decode(final byte[] bytes, final Charset fallback) {
		final Optional<String> unicode = unicode(bytes);
		return unicode.orElseGet(() -> new String(bytes, fallback));
	}

	/**
	 * Decodes an output piece by piece, to the same text as {@link #decode(byte[], Charset)} makes of all its bytes: which encoding it is in is
	 * told by reading it once, without keeping any of it.
	 *
	 * @param fallback the endpoint's OEM code page, for bytes that are neither UTF-16 nor valid UTF-8
	 * @throws UncheckedIOException when the output cannot be read
	 */
	public static Reader reader(final CommandOutput output, final Charset fallback) {
		try (InputStream stream = output.open()) {
			final Encoding encoding = unicodeOf(stream.readNBytes(SAMPLED))
					.orElseGet(() -> new Encoding(isUtf8(output) ? StandardCharsets.UTF_8 : fallback, 0));
			return new InputStreamReader(output.part(encoding.marked, output.size()).open(), encoding.charset);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isUtf8(final CommandOutput output) {
		final CharBuffer scratch = CharBuffer.allocate(SAMPLED);
		try (Reader reader = new InputStreamReader(output.open(), StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT))) {
			while (reader.read(scratch.clear()) >= 0) {
				// that it can be read is all that matters
			}
			return true;
		} catch (final CharacterCodingException e) {
			return false;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Decodes a recording.
	 *
	 * @param declared what the recording says of itself, if anything
	 */
	public static String decodeRecorded(final byte[] bytes, final Optional<String> declared) {
		final Optional<Charset> charset = declared.flatMap(OutputDecoder::named);
		if (charset.isPresent()) {
			final boolean wide = charset.get().name().startsWith("UTF-16");
			final Optional<Encoding> marked = byteOrderMark(bytes);
			if (marked.isPresent()) {
				return marked.get().decode(bytes);
			}
			// a declaration of 8 bits for text in 16, or the other way round, is plainly wrong
			if (wide == looksLikeUtf16(bytes) || bytes.length == 0) {
				return strict(bytes, charset.get()).orElseGet(() -> unicode(bytes).orElseGet(() -> new String(bytes, charset.get())));
			}
		}
		return unicode(bytes).orElseGet(() -> new String(bytes, guess(bytes)));
	}

	/** The charset of a name as Windows, Java, IANA or people write it: {@code 932}, {@code cp932}, {@code oem932}, {@code utf-16le}, … */
	public static Optional<Charset> named(final String name) {
		final String key = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]", "-");
		final String number = key.replaceFirst("^(oem|cp|ibm|ms|windows|dos|codepage|ansi)-?(?=\\d+$)", "");
		if (number.matches("\\d{3,5}")) {
			return codePage(Integer.parseInt(number));
		}
		return switch (key) {
		case "utf8", "utf-8-sig", "utf8bom", "utf-8-bom" -> Optional.of(StandardCharsets.UTF_8);
		case "utf16", "utf-16", "utf16le", "unicode", "ucs-2", "ucs2" -> Optional.of(StandardCharsets.UTF_16LE);
		case "utf16be" -> Optional.of(StandardCharsets.UTF_16BE);
		case "windows-31j", "shift-jis", "sjis", "ms-kanji", "shiftjis" -> Optional.of(WINDOWS_31J);
		default -> {
			try {
				yield Optional.of(Charset.forName(key));
			} catch (final IllegalArgumentException e) {
				yield Optional.empty();
			}
		}
		};
	}

	/** The charset of a Windows code page; empty when Java has none. */
	public static Optional<Charset> codePage(final int number) {
		final String name = switch (number) {
		case 932 -> "windows-31j";
		case 936 -> "GBK";
		case 949 -> "x-windows-949";
		case 950 -> "x-windows-950";
		case 1200 -> "UTF-16LE";
		case 1201 -> "UTF-16BE";
		case 20127 -> "US-ASCII";
		case 65001 -> "UTF-8";
		case 51932 -> "EUC-JP";
		case 50220, 50221, 50222 -> "ISO-2022-JP";
		default -> number >= 1250 && number <= 1258 ? "windows-" + number
				: number >= 28591 && number <= 28605 ? "ISO-8859-" + (number - 28590) : "IBM" + number;
		};
		try {
			return Optional.of(Charset.forName(name));
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/**
	 * What bytes are encoded in.
	 *
	 * @param marked the length of the byte order mark at their beginning
	 */
	private record Encoding(Charset charset, int marked) {

		String decode(final byte[] bytes) {
			return new String(bytes, marked, bytes.length - marked, charset);
		}
	}

	private static Optional<String> unicode(final byte[] bytes) {
		return unicodeOf(bytes).map(encoding -> encoding.decode(bytes)).or(() -> strict(bytes, StandardCharsets.UTF_8));
	}

	/** Of a text, or the beginning of one, that is plainly in UTF-16, or begins with a byte order mark. */
	private static Optional<Encoding> unicodeOf(final byte[] bytes) {
		return byteOrderMark(bytes).or(() -> looksLikeUtf16(bytes)
				? Optional.of(new Encoding(zeros(bytes, 1) >= zeros(bytes, 0) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0))
				: Optional.empty());
	}

	private static Optional<Encoding> byteOrderMark(final byte[] bytes) {
		if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
			return Optional.of(new Encoding(StandardCharsets.UTF_16LE, 2));
		}
		if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
			return Optional.of(new Encoding(StandardCharsets.UTF_16BE, 2));
		}
		if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf) {
			return Optional.of(new Encoding(StandardCharsets.UTF_8, 3));
		}
		return Optional.empty();
	}

	/** Text of a console has ASCII in it, if only its line ends: in UTF-16 these make zero bytes, which no other encoding has. */
	private static boolean looksLikeUtf16(final byte[] bytes) {
		final int pairs = Math.min(bytes.length, SAMPLED) / 2;
		final int low = zeros(bytes, 1);
		final int high = zeros(bytes, 0);
		return pairs >= 1 && Math.max(low, high) * 10 >= pairs && Math.min(low, high) * 4 <= Math.max(low, high);
	}

	/** How many zero bytes are at the odd (1) or even (0) places of the beginning. */
	private static int zeros(final byte[] bytes, final int first) {
		int zeros = 0;
		for (int i = first; i < Math.min(bytes.length, SAMPLED); i += 2) {
			zeros += bytes[i] == 0 ? 1 : 0;
		}
		return zeros;
	}

	private static Optional<String> strict(final byte[] bytes, final Charset charset) {
		try {
			return Optional.of(charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString());
		} catch (final CharacterCodingException e) {
			return Optional.empty();
		}
	}

	/** Bytes that are no Unicode: Japanese when they are valid Japanese with kana or kanji in it, else Western. */
	private static Charset guess(final byte[] bytes) {
		final Optional<String> japanese = strict(bytes, WINDOWS_31J);
		if (japanese.isPresent() && japanese.get().codePoints().anyMatch(c -> {
			final Character.UnicodeScript script = Character.UnicodeScript.of(c);
			return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.HAN
					|| script == Character.UnicodeScript.KATAKANA && c < 0xff00;
		})) {
			return WINDOWS_31J;
		}
		// letters with accents lie below 0xA8 in the OEM code pages and above 0xC0 in the ANSI ones
		int oem = 0;
		int ansi = 0;
		for (final byte b : bytes) {
			final int value = b & 0xff;
			// the space between thousands is neither: 0xFF there and 0xA0 here
			oem += value >= 0x80 && value < 0xa8 && value != 0xa0 ? 1 : 0;
			ansi += value >= 0xc0 && value != 0xff ? 1 : 0;
		}
		return oem > ansi ? Charset.forName("IBM850") : Charset.forName("windows-1252");
	}
}
