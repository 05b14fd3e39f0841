package io.shuzen.core.transport;

import java.util.Objects;

/**
 * How much of one of a command's outputs is kept. An output in which marks stand is kept in parts: a part that is too long is cut at its end,
 * and neither the mark after it nor what follows that is lost.
 *
 * @param bytes     how many are kept of the whole output; beyond them only marks and what stands after each
 * @param mark      ASCII that begins a new part wherever it stands; empty when the output is one part
 * @param afterMark how many bytes are kept after each mark, even of an output that is longer than {@code bytes}
 */
public record OutputLimit(int bytes, String mark, int afterMark) {

	/** For an output about which nothing is known. */
	public static final OutputLimit USUAL = of(16 << 20);

	// more than nearly all commands print
	private static final int USUAL_AFTER_MARK = 64 << 10;

	public OutputLimit {
		Objects.requireNonNull(mark);
		if (bytes < 0 || afterMark < 0) {
			throw new IllegalArgumentException("output limit " + bytes + ", " + afterMark);
		}
	}

	/** The first bytes, whatever they are. */
	public static OutputLimit of(final int bytes) {
		return new OutputLimit(bytes, "", 0);
	}

	/**
	 * The usual, of an output in which marks stand.
	 *
	 * @param mark ASCII that nobody who prints in between can guess: every mark keeps bytes
	 */
	public static OutputLimit marked(final String mark) {
		return new OutputLimit(USUAL.bytes, mark, USUAL_AFTER_MARK);
	}
}
