package io.shuzen.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * What was kept of one of a command's outputs. A long one lies in a temporary file, which is gone when nobody refers to the output or a part
 * of it any more. Immutable, for any thread.
 */
public final class CommandOutput {

	/** Nothing was printed. */
	public static final CommandOutput NONE = of(new byte[0]);

	private final byte[] beginning;
	/** Null when all of it is in the beginning. */
	private final SpoolFile rest;
	/** The places, in ascending order, before which something was thrown away. */
	private final int[] cuts;
	private final int offset;
	private final int size;

	CommandOutput(final byte[] beginning, final int size, final SpoolFile rest, final int[] cuts) {
		this(beginning, rest, cuts, 0, size);
	}

	private CommandOutput(final byte[] beginning, final SpoolFile rest, final int[] cuts, final int offset, final int size) {
		this.beginning = beginning;
		this.rest = rest;
		this.cuts = cuts;
		this.offset = offset;
		this.size = size;
	}

	/** @param bytes all of it; not copied */
	public static CommandOutput of(final byte[] bytes) {
		return new CommandOutput(bytes, bytes.length, null, new int[0]);
	}

	/** How many bytes it has. */
	public int size() {
		return size;
	}

	/** Whether more was printed than was kept: in between, before the first byte, or after the last. */
	public boolean isTruncated() {
		return Arrays.stream(cuts).anyMatch(cut -> cut >= offset && cut <= offset + size);
	}

	/**
	 * A part of it, as an output of its own. Nothing is copied.
	 *
	 * @param from the number of bytes before it
	 * @param to   the number of bytes up to its end
	 * @throws IndexOutOfBoundsException when the output has no such part
	 */
	public CommandOutput part(final int from, final int to) {
		Objects.checkFromToIndex(from, to, size);
		return new CommandOutput(beginning, rest, cuts, offset + from, to - from);
	}

	/**
	 * All of it at once.
	 *
	 * @throws UncheckedIOException when the temporary file cannot be read
	 */
	public byte[] bytes() {
		if (offset == 0 && size == beginning.length) {
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
		return new Bytes();
	}

	private final class Bytes extends InputStream {

		private final int end = offset + size;
		private int position = offset;

		@Override
		public int read() throws IOException {
			final byte[] one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
		}

		@Override
		public int read(final byte[] bytes, final int start, final int wanted) throws IOException {
			if (wanted == 0) {
				return 0;
			}
			final int most = Math.min(wanted, end - position);
			if (most <= 0) {
				return -1;
			}
			int count = Math.min(most, beginning.length - position);
			if (count > 0) {
				System.arraycopy(beginning, position, bytes, start, count);
			} else {
				count = rest.channel().read(ByteBuffer.wrap(bytes, start, most), (long) position - beginning.length);
			}
			position += Math.max(0, count);
			return count;
		}
	}
}
