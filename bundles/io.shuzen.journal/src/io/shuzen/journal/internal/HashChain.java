package io.shuzen.journal.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Links a run's entries: the hash of each covers the one before, so that nothing can be altered, inserted or removed in between unseen.
 * The sequence is not covered: it may not be known before the entry is written.
 */
final class HashChain {

	/** What the first entry of a run is linked to. */
	static final byte[] BEGINNING = new byte[32];

	private HashChain() {
	}

	static byte[] next(final byte[] former, final String runId, final String at, final String type, final String endpoint,
			final StoredContent content) {
		final MessageDigest digest;
		try {
			digest = MessageDigest.getInstance("SHA-256");
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
		digest.update(former);
		add(digest, runId);
		add(digest, at);
		add(digest, type);
		add(digest, endpoint == null ? "" : endpoint);
		add(digest, content.text());
		if (content.deflated() != null) {
			add(digest, content.deflated());
		}
		return digest.digest();
	}

	// with its length, so that no text can be shifted from one part to the next
	private static void add(final MessageDigest digest, final String part) {
		add(digest, part.getBytes(StandardCharsets.UTF_8));
	}

	private static void add(final MessageDigest digest, final byte[] bytes) {
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
		digest.update(bytes);
	}
}
