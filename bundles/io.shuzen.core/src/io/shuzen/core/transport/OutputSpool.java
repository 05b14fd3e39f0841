package io.shuzen.core.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes what a command prints: keeps as much as the limit says, of which only a little stays in memory and the others go to a temporary file,
 * and throws the rest away. So neither one talkative program nor a thousand of them can fill the memory or stall. Thread-safe.
 */
public final class OutputSpool extends OutputStream {

	/** How much of each output stays in memory: more than nearly all commands print. */
	static final int IN_MEMORY = 64 << 10;

	private final OutputLimit limit;
	private final MarkSearch search;
	private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
	/** The places before which something was thrown away. */
	private final List<Integer> cuts = new ArrayList<>();
	private SpoolFile rest;
	private int size;
	/** How many more bytes are kept before the next mark. */
	private int room;
	/** How many bytes were thrown away since the last one that was kept. */
	private long missing;

	/** @param limit what is kept */
	public OutputSpool(final OutputLimit limit) {
		this.limit = limit;
		search = new MarkSearch(limit.mark());
		room = limit.bytes();
	}

	@Override
	public void write(final int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	/** Never fails: what the disk does not take is thrown away like what is beyond the limit. */
	@Override
	public synchronized void write(final byte[] bytes, final int offset, final int length) {
		final int end = offset + length;
		for (int from = offset, to; from < end; from = to) {
			final int markEnd = search.end(bytes, from, end);
			to = markEnd < 0 ? end : markEnd;
			keep(bytes, from, to - from);
			if (markEnd >= 0) {
				beginPart();
			}
		}
	}

	/** A mark was found: it is kept whole, and something of what follows it. */
	private void beginPart() {
		// nothing was kept after the first that was thrown away: the last of these are the mark's
		final int ofMark = (int) Math.min(missing, search.mark().length);
		if (missing > ofMark) {
			cuts.add(size);
		}
		missing = 0;
		room = Math.max(room, ofMark + limit.afterMark());
		keep(search.mark(), search.mark().length - ofMark, ofMark);
	}

	private void keep(final byte[] bytes, final int offset, final int length) {
		final int accepted = Math.min(length, room);
		final int first = Math.clamp(IN_MEMORY - size, 0, accepted);
		beginning.write(bytes, offset, first);
		size += first;
		room -= accepted;
		missing += length - accepted;
		if (accepted > first) {
			spool(ByteBuffer.wrap(bytes, offset + first, accepted - first));
		}
	}

	private void spool(final ByteBuffer bytes) {
		try {
			if (rest == null) {
				rest = SpoolFile.create();
			}
			while (bytes.hasRemaining()) {
				size += rest.channel().write(bytes, (long) size - beginning.size());
			}
		} catch (final IOException e) {
			missing += bytes.remaining();
			// nothing may be missing in between
			room = 0;
		}
	}

	/** What was kept so far. */
	public synchronized CommandOutput kept() {
		final IntStream places = cuts.stream().mapToInt(Integer::intValue);
		return new CommandOutput(beginning.toByteArray(), size, rest,
				(missing > 0 ? IntStream.concat(places, IntStream.of(size)) : places).toArray());
	}
}
