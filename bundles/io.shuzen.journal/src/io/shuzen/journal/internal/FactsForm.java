package io.shuzen.journal.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.journal.RunEvent.FactsRecorded;

/**
 * How facts stand in an entry: by the hashes of their {@linkplain FactPiece pieces}, each with when it was read. The entry's own hash
 * covers those of the pieces, and so the facts.
 */
final class FactsForm {

	/** A fact without when it was read. */
	private record Timeless(Probe<?> probe, Identity identity, Answer<?> answer, String source) {
	}

	/**
	 * @param piece  the hash of its content, in hexadecimal digits
	 * @param before how many nanoseconds before the others it was read
	 */
	private record Reference(String piece, long before) {
	}

	private record Entry(String endpoint, Instant capturedAt, List<Reference> facts) {
	}

	private FactsForm() {
	}

	/** Finds the content of a piece. */
	@FunctionalInterface
	interface Pieces {

		/** @return null when it is not there */
		byte[] find(byte[] hash) throws JsonProcessingException;
	}

	/**
	 * As UTF-8.
	 *
	 * @param pieces takes what the entry refers to
	 */
	static byte[] write(final FactsRecorded event, final List<FactPiece> pieces) throws JsonProcessingException {
		final Instant capturedAt = event.facts().capturedAt();
		final List<Reference> references = new ArrayList<>();
		for (final Fact<?> fact : event.facts().all()) {
			final FactPiece piece = FactPiece.of(JsonFormat.mapper()
					.writeValueAsBytes(new Timeless(fact.probe(), fact.identity(), fact.answer(), fact.source())));
			pieces.add(piece);
			references.add(new Reference(HexFormat.of().formatHex(piece.hash()), Duration.between(fact.readAt(), capturedAt).toNanos()));
		}
		return JsonFormat.mapper().writeValueAsBytes(new Entry(event.endpoint(), capturedAt, references));
	}

	static FactsRecorded read(final String content, final Pieces pieces) throws JsonProcessingException {
		final JsonNode node = JsonFormat.mapper().readTree(content);
		final String endpoint = node.path("endpoint").asText();
		final Instant capturedAt = Instant.parse(node.path("capturedAt").asText());
		final List<Fact<?>> facts = new ArrayList<>();
		for (final JsonNode reference : node.path("facts")) {
			final byte[] found = pieces.find(HexFormat.of().parseHex(reference.path("piece").asText()));
			if (found == null) {
				throw new MissingPiece(reference.path("piece").asText());
			}
			final ObjectNode fact = (ObjectNode) JsonFormat.mapper().readTree(new String(found, StandardCharsets.UTF_8));
			fact.put("readAt", capturedAt.minusNanos(reference.path("before").asLong()).toString());
			facts.add(JsonFormat.mapper().treeToValue(fact, Fact.class));
		}
		return new FactsRecorded(endpoint, Facts.of(endpoint, capturedAt, facts));
	}

	/**
	 * Whether all that an entry refers to is there and is what it was.
	 *
	 * @param whole the pieces that were found to be so before; takes those of this entry
	 */
	static boolean isWhole(final String content, final Pieces pieces, final Set<String> whole) throws JsonProcessingException {
		for (final JsonNode reference : JsonFormat.mapper().readTree(content).path("facts")) {
			final String name = reference.path("piece").asText();
			if (whole.contains(name)) {
				continue;
			}
			final byte[] hash = HexFormat.of().parseHex(name);
			final byte[] found = pieces.find(hash);
			if (found == null || !Arrays.equals(hash, FactPiece.hash(found))) {
				return false;
			}
			whole.add(name);
		}
		return true;
	}

	/** Somebody took it away. */
	static final class MissingPiece extends JsonProcessingException {

		private static final long serialVersionUID = 1L;

		MissingPiece(final String hash) {
			super("no piece " + hash);
		}
	}

	/** A piece's content; says so when it was altered. */
	static byte[] inflated(final byte[] deflated) throws JsonProcessingException {
		try {
			return Deflation.inflate(deflated);
		} catch (final IOException e) {
			throw new MissingPiece(String.valueOf(e.getMessage()));
		}
	}
}
