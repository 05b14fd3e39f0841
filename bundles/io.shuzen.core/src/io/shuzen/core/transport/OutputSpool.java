package io.shuzen.core.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Takes what a command prints: keeps the first bytes, of which only a little stays in memory and the others go to a temporary file, and
 * throws the rest away. So neither one talkative program nor a thousand of them can fill the memory or stall. Thread-safe.
 */
public final class OutputSpool extends OutputStream {

	/** How much of each output stays in memory: more than nearly all commands print. */
	static final int IN_MEMORY = 64 << 10;

	private final int limit;
	private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
	private SpoolFile rest;
	private int size;
	private boolean truncated;

	/** @param limit how many bytes are kept */
	public OutputSpool(final int limit) {
		this.limit = limit;
	}

	@Override
	public void write(final int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	/** Never fails: what the disk does not take is thrown away like what is beyond the limit. */
	@Override
	public synchronized void write(final byte[] bytes, final int offset, final int length) {
		final int accepted = Math.min(length, limit - size);
		final int first = Math.clamp(IN_MEMORY - size, 0, accepted);
		beginning.write(bytes, offset, first);
		size += first;
		final boolean stored = accepted == first || spool(ByteBuffer.wrap(bytes, offset + first, accepted - first));
		truncated |= !stored || accepted < length;
	}

	private boolean spool(final ByteBuffer bytes) {
		// nothing may be missing in between
		if (truncated) {
			return false;
		}
		try {
			if (rest == null) {
				rest = SpoolFile.create();
			}
			while (bytes.hasRemaining()) {
				size += rest.channel().write(bytes, (long) size - beginning.size());
			}
			return true;
		} catch (final IOException e) {
			return false;
		}
	}

	/** What was kept so far. */
	public synchronized CommandOutput kept() {
		return new CommandOutput(beginning.toByteArray(), size, rest);
	}

	/** Whether more was printed than was kept. */
	public synchronized boolean isTruncated() {
		return truncated;
	}
}
