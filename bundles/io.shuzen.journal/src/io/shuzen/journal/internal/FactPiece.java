package io.shuzen.journal.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Deflater;

/**
 * A question and its answer as they are kept: under the hash of their content, so that what many machines and many steps have in common
 * is kept once, and cannot be altered unseen.
 *
 * @param hash   SHA-256 of the content
 * @param deflated the content, smaller
 */
record FactPiece(byte[] hash, byte[] deflated) {

	static FactPiece of(final byte[] content) {
		return new FactPiece(hash(content), Deflation.deflate(content, Deflater.DEFAULT_COMPRESSION));
	}

	static byte[] hash(final byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
