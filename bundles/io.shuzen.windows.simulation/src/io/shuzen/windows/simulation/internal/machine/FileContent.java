package io.shuzen.windows.simulation.internal.machine;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.shuzen.core.json.JsonFormat;

/**
 * What is in a file.
 *
 * @param form    how {@code text} is meant
 * @param text    see {@link Form}
 * @param charset the encoding of {@link Form#TEXT} and {@link Form#JSON}; empty for the others
 * @param size    in bytes, for {@link Form#UNKNOWN}
 */
public record FileContent(Form form, String text, String charset, long size) {

	/** The ways a scenario says it. */
	public enum Form {
		/** Only the size is known; reads as zeros. */
		UNKNOWN,
		/** Base64. */
		BYTES,
		/** A text with {@link Placeholders}. */
		TEXT,
		/** A JSON value with placeholders; an object whose only member is {@code $base64} stands for that member's JSON in Base64. */
		JSON
	}

	private static final String BASE64 = "$base64";
	private static final int BYTE_ORDER_MARK = 0xFEFF;

	public FileContent {
		Objects.requireNonNull(form);
		Objects.requireNonNull(text);
		Objects.requireNonNull(charset);
	}

	public static FileContent ofBytes(final byte[] bytes) {
		return new FileContent(Form.BYTES, Base64.getEncoder().encodeToString(bytes), "", 0);
	}

	public static FileContent ofSize(final long size) {
		return new FileContent(Form.UNKNOWN, "", "", size);
	}

	public long length(final Placeholders placeholders) {
		return form == Form.UNKNOWN ? size : bytes(placeholders, Integer.MAX_VALUE).length;
	}

	/** The beginning of the content. */
	public byte[] bytes(final Placeholders placeholders, final int limit) {
		final byte[] whole = switch (form) {
		case UNKNOWN -> new byte[(int) Math.min(limit, size)];
		case BYTES -> Base64.getDecoder().decode(text);
		case TEXT -> placeholders.fill(text).getBytes(toCharset());
		case JSON -> withByteOrderMark(render(placeholders)).getBytes(toCharset());
		};
		return whole.length <= limit ? whole : Arrays.copyOf(whole, limit);
	}

	private Charset toCharset() {
		return Charset.forName(charset);
	}

	private String withByteOrderMark(final String json) {
		return toCharset().equals(StandardCharsets.UTF_16LE) ? Character.toString(BYTE_ORDER_MARK) + json : json;
	}

	private String render(final Placeholders placeholders) {
		try {
			return render(JsonFormat.mapper().readTree(text), placeholders).toString();
		} catch (final JsonProcessingException e) {
			throw new IllegalStateException("a scenario's JSON was checked when it was loaded", e);
		}
	}

	private static JsonNode render(final JsonNode node, final Placeholders placeholders) {
		if (node.isTextual()) {
			return TextNode.valueOf(placeholders.fill(node.textValue()));
		}
		if (node.isArray()) {
			final ArrayNode array = JsonNodeFactory.instance.arrayNode();
			node.forEach(element -> array.add(render(element, placeholders)));
			return array;
		}
		if (!node.isObject()) {
			return node;
		}
		if (node.size() == 1 && node.has(BASE64)) {
			final String inner = render(node.get(BASE64), placeholders).toString();
			return TextNode.valueOf(Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8)));
		}
		final ObjectNode object = JsonNodeFactory.instance.objectNode();
		node.properties().forEach(member -> object.set(member.getKey(), render(member.getValue(), placeholders)));
		return object;
	}
}
