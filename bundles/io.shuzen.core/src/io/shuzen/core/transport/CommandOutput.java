package io.shuzen.core.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * What was kept of one of a command's outputs. A long one lies in a temporary file, which is gone when nobody refers to the output any more.
 * Immutable, for any thread.
 */
public final class CommandOutput {

	/** Nothing was printed. */
	public static final CommandOutput NONE = of(new byte[0]);

	private final byte[] beginning;
	private final int size;
	/** Null when all of it is in the beginning. */
	private final SpoolFile rest;

	CommandOutput(final byte[] beginning, final int size, final SpoolFile rest) {
		this.beginning = beginning;
		this.size = size;
		this.rest = rest;
	}

	/** @param bytes all of it; not copied */
	public static CommandOutput of(final byte[] bytes) {
		return new CommandOutput(bytes, bytes.length, null);
	}

	/** How many bytes it has. */
	public int size() {
		return size;
	}

	/**
	 * All of it at once.
	 *
	 * @throws UncheckedIOException when the temporary file cannot be read
	 */
	public byte[] bytes() {
		if (rest == null) {
			return beginning;
		}
		try (InputStream stream = open()) {
			return stream.readNBytes(size);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Reads it from its beginning, without having all of it in memory. */
	public InputStream open() {
		final InputStream first = new ByteArrayInputStream(beginning);
		return rest == null ? first : new SequenceInputStream(first, new RestStream());
	}

	private final class RestStream extends InputStream {

		private final int length = size - beginning.length;
		private int position;

		@Override
		public int read() throws IOException {
			final byte[] one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
		}

		@Override
		public int read(final byte[] bytes, final int offset, final int wanted) throws IOException {
			if (wanted == 0) {
				return 0;
			}
			final int most = Math.min(wanted, length - position);
			if (most <= 0) {
				return -1;
			}
			final FileChannel channel = rest.channel();
			final int count = channel.read(ByteBuffer.wrap(bytes, offset, most), position);
			position += Math.max(0, count);
			return count;
		}
	}
}
