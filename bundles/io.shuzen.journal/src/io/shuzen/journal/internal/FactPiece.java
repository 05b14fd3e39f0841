package io.shuzen.journal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/**
 * A question and its answer as they are kept: under the hash of their content, so that what many machines and many steps have in common
 * is kept once, and cannot be altered unseen.
 *
 * @param hash   SHA-256 of the content
 * @param packed the content, deflated
 */
record FactPiece(byte[] hash, byte[] packed) {

	static FactPiece of(final byte[] content) {
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
			deflater.write(content);
		} catch (final IOException e) {
			throw new UncheckedIOException("memory can be written", e);
		}
		return new FactPiece(hash(content), packed.toByteArray());
	}

	/** @throws IOException when it was altered */
	static byte[] unpack(final byte[] packed) throws IOException {
		final ByteArrayOutputStream content = new ByteArrayOutputStream();
		try (InflaterOutputStream inflater = new InflaterOutputStream(content)) {
			inflater.write(packed);
		}
		return content.toByteArray();
	}

	static byte[] hash(final byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
