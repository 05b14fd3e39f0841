package io.shuzen.journal.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.zip.Deflater;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * An entry's content as it is stored: as text that any tool can read, or deflated when it is large, as what machines print often is.
 *
 * @param text     JSON as UTF-8; nothing when it is deflated
 * @param deflated null when it is not
 */
record StoredContent(byte[] text, byte[] deflated) {

	private static final int LARGE = 4 * 1024;
	private static final byte[] NOTHING = {};
	/** SQL looks into these. */
	private static final Set<String> ALWAYS_TEXT = Set.of(EventCodec.RUN_STARTED, EventCodec.RUN_FINISHED, EventCodec.ENDPOINT_FINISHED);

	/** @param json as UTF-8 */
	static StoredContent of(final String type, final byte[] json) {
		if (json.length < LARGE || ALWAYS_TEXT.contains(type)) {
			return new StoredContent(json, null);
		}
		// a run waits for this, so the little that more effort would save is not worth it
		return new StoredContent(NOTHING, Deflation.deflate(json, Deflater.BEST_SPEED));
	}

	/**
	 * @param text     the column of the text
	 * @param deflated the column of the deflated form
	 */
	static StoredContent read(final ResultSet result, final int text, final int deflated) throws SQLException {
		return new StoredContent(result.getBytes(text), result.getBytes(deflated));
	}

	/** JSON. */
	String json() throws JsonProcessingException {
		if (deflated == null) {
			return new String(text, StandardCharsets.UTF_8);
		}
		try {
			return new String(Deflation.inflate(deflated), StandardCharsets.UTF_8);
		} catch (final IOException e) {
			throw new Damaged(e);
		}
	}

	/** In bytes. */
	int size() {
		return text.length + (deflated == null ? 0 : deflated.length);
	}

	/** What is there was not deflated by Shuzen. */
	static final class Damaged extends JsonProcessingException {

		private static final long serialVersionUID = 1L;

		Damaged(final IOException cause) {
			super(String.valueOf(cause.getMessage()), cause);
		}
	}
}
