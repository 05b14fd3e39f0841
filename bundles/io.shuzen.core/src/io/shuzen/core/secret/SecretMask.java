package io.shuzen.core.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Clears texts of secrets, in every way in which they may be spelled there: as they are, quoted for a shell, for XML or JSON, and in Base64
 * or hexadecimal digits of UTF-8 and UTF-16. What is put in place of a spelling is of the same kind, so that encoded data can still be decoded.
 * Immutable.
 */
public final class SecretMask {

	/** Clears nothing. */
	public static final SecretMask NONE = new SecretMask(List.of());

	/** A shorter text is no secret worth the name, and would be found everywhere. */
	public static final int SHORTEST = 4;

	private static final String STARS = "********";
	/** Outputs, details and lines of at least so many characters may have been cut off, with or without saying so. */
	private static final int MAY_BE_CUT = 3_000;
	private static final String CUT = "…";
	/** Stars, in groups of three, in Base64. */
	private static final String STARS_IN_BASE64 = "Kioq";
	private static final String STAR_IN_HEX = "2a";
	private static final int BITS_OF_BYTE = 8;
	private static final int BITS_OF_DIGIT = 6;
	/** Fewer digits of Base64 or hexadecimal would be found in what is no secret. */
	private static final int FEWEST_DIGITS = 8;

	private record Spelling(String text, String mask) {
	}

	private final List<Spelling> spellings;

	private SecretMask(final List<Spelling> spellings) {
		this.spellings = spellings;
	}

	/** @param secrets those of fewer than {@value #SHORTEST} characters count for nothing */
	public static SecretMask of(final Collection<String> secrets) {
		final Map<String, String> masks = new LinkedHashMap<>();
		for (final String secret : secrets) {
			if (secret.length() >= SHORTEST) {
				addQuoted(masks, secret);
				for (final Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
					addBase64(masks, secret.getBytes(charset));
					final String hex = HexFormat.of().formatHex(secret.getBytes(charset));
					masks.put(hex, STAR_IN_HEX.repeat(hex.length() / 2));
					masks.put(HexFormat.of().withUpperCase().formatHex(secret.getBytes(charset)), STAR_IN_HEX.repeat(hex.length() / 2));
				}
			}
		}
		return masks.isEmpty() ? NONE : new SecretMask(masks.entrySet().stream()
				.sorted(Comparator.comparingInt((final Map.Entry<String, String> mask) -> mask.getKey().length()).reversed())
				.map(mask -> new Spelling(mask.getKey(), mask.getValue())).toList());
	}

	private static void addQuoted(final Map<String, String> masks, final String secret) {
		final List<String> quoted = new ArrayList<>();
		quoted.add(secret);
		// PowerShell, between single and between double quotation marks
		quoted.add(secret.replace("'", "''"));
		quoted.add(secret.replaceAll("[`\"$]", "`$0"));
		// cmd, and what programs take their command lines apart by
		quoted.add(secret.replaceAll("[()%!^\"<>&|]", "^$0"));
		quoted.add(secret.replace("%", "%%"));
		quoted.add(secret.replace("\"", "\\\""));
		quoted.add(secret.replace("\"", "\"\""));
		// JSON and XML
		quoted.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
		final String xml = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		quoted.add(xml);
		quoted.add(xml.replace("\"", "&quot;").replace("'", "&apos;"));
		quoted.forEach(each -> masks.put(each, STARS));
	}

	/** What every Base64 text has in it that has these bytes in it: it depends on where in a group of three they begin. */
	private static void addBase64(final Map<String, String> masks, final byte[] bytes) {
		for (int before = 0; before < 3; before++) {
			final byte[] shifted = new byte[before + bytes.length];
			System.arraycopy(bytes, 0, shifted, before, bytes.length);
			final int first = (before * BITS_OF_BYTE + BITS_OF_DIGIT - 1) / BITS_OF_DIGIT;
			final int end = shifted.length * BITS_OF_BYTE / BITS_OF_DIGIT;
			if (end - first >= FEWEST_DIGITS) {
				masks.put(Base64.getEncoder().encodeToString(shifted).substring(first, end),
						STARS_IN_BASE64.repeat((end - first) / 4 + 1).substring(0, end - first));
			}
		}
	}

	/** Whether it clears nothing. */
	public boolean isEmpty() {
		return spellings.isEmpty();
	}

	/**
	 * The text without the secrets; the same text when there are none in it. Where a long text may have been cut in the middle of a secret, the
	 * part of it that is there is cleared, too.
	 */
	public String clear(final String text) {
		String cleared = text;
		for (final Spelling spelling : spellings) {
			if (cleared.contains(spelling.text)) {
				cleared = cleared.replace(spelling.text, spelling.mask);
			}
		}
		return cleared.length() < MAY_BE_CUT ? cleared : withoutParts(cleared);
	}

	private String withoutParts(final String text) {
		final int end = text.endsWith(CUT) ? text.length() - CUT.length() : text.length();
		int first = 0;
		int last = end;
		for (final Spelling spelling : spellings) {
			for (int length = spelling.text.length() - 1; length >= SHORTEST; length--) {
				if (end - length < last && text.regionMatches(end - length, spelling.text, 0, length)) {
					last = end - length;
				}
				if (length > first && text.regionMatches(0, spelling.text, spelling.text.length() - length, length)) {
					first = length;
				}
			}
		}
		if (first > last) {
			return STARS;
		}
		return first == 0 && last == end ? text
				: (first == 0 ? "" : STARS) + text.substring(first, last) + (last == end ? "" : STARS) + text.substring(end);
	}

	/** Says nothing about what it clears. */
	@Override
	public String toString() {
		return "SecretMask[" + spellings.size() + ']';
	}
}
