package io.shuzen.office.internal.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.json.JsonFormat;

/** Tolerant reading of the JSON that scripts and licence files hold. */
final class Json {

	private static final List<DateTimeFormatter> LOCAL_FORMS = List.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME,
			DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"), DateTimeFormatter.ofPattern("yyyy/MM/dd H:mm:ss"),
			DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss"));

	private Json() {
	}

	/** The object or array {@code text} is; empty when it is neither. */
	static Optional<JsonNode> parse(final String text) {
		try {
			return Optional.ofNullable(JsonFormat.mapper().readTree(text)).filter(JsonNode::isContainerNode);
		} catch (final JsonProcessingException e) {
			// not JSON is an expected answer here: callers keep the text as unrecognised
			return Optional.empty();
		}
	}

	/**
	 * The top-level objects in a text that has other lines as well, as scripts print them one after the other. What cannot be parsed is
	 * left out here and stays visible in the text.
	 */
	static List<JsonNode> objectsIn(final String text) {
		final List<JsonNode> objects = new ArrayList<>();
		int depth = 0;
		int start = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			final char character = text.charAt(i);
			if (quoted) {
				if (character == '\\') {
					i++;
				} else if (character == '"') {
					quoted = false;
				}
			} else if (character == '"' && depth > 0) {
				quoted = true;
			} else if (character == '{') {
				if (depth == 0) {
					start = i;
				}
				depth++;
			} else if (character == '}' && depth > 0) {
				depth--;
				if (depth == 0) {
					parse(text.substring(start, i + 1)).filter(JsonNode::isObject).ifPresent(objects::add);
				}
			}
		}
		return objects;
	}

	/** A text or number member, in any case of its name; empty when it is missing, null or blank. */
	static String text(final JsonNode object, final String name) {
		final JsonNode member = member(object, name);
		return member.isValueNode() && !member.isNull() ? member.asText().trim() : "";
	}

	/** A member in any case of its name; a missing node when there is none. */
	static JsonNode member(final JsonNode object, final String name) {
		for (final Map.Entry<String, JsonNode> entry : object.properties()) {
			if (entry.getKey().equalsIgnoreCase(name)) {
				return entry.getValue();
			}
		}
		return object.path(name);
	}

	/** A time in one of the forms that are seen; without a zone it is taken as UTC. */
	static Optional<Instant> time(final String text) {
		final String trimmed = text.trim();
		if (trimmed.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(OffsetDateTime.parse(trimmed).toInstant());
		} catch (final DateTimeException e) {
			for (final DateTimeFormatter form : LOCAL_FORMS) {
				try {
					return Optional.of(LocalDateTime.parse(trimmed, form).toInstant(ZoneOffset.UTC));
				} catch (final DateTimeException other) {
					continue;
				}
			}
			return Optional.empty();
		}
	}
}
