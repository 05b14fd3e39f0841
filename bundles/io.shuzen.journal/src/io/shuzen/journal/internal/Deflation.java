package io.shuzen.journal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** Makes what is stored smaller. */
final class Deflation {

	private Deflation() {
	}

	/** @param level one of {@link Deflater}'s */
	static byte[] deflate(final byte[] content, final int level) {
		final Deflater deflater = new Deflater(level);
		final ByteArrayOutputStream deflated = new ByteArrayOutputStream();
		try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated, deflater)) {
			stream.write(content);
		} catch (final IOException e) {
			throw new UncheckedIOException("memory can be written", e);
		} finally {
			deflater.end();
		}
		return deflated.toByteArray();
	}

	/** @throws IOException when it was altered */
	static byte[] inflate(final byte[] deflated) throws IOException {
		final ByteArrayOutputStream content = new ByteArrayOutputStream();
		try (InflaterOutputStream stream = new InflaterOutputStream(content)) {
			stream.write(deflated);
		}
		return content.toByteArray();
	}
}
