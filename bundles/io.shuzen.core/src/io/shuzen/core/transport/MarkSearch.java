package io.shuzen.core.transport;

import java.nio.charset.StandardCharsets;

/** Finds the places of a mark in a stream that comes in pieces, in which a mark may be torn (Knuth, Morris and Pratt). */
final class MarkSearch {

	private final byte[] mark;
	/** For the first n + 1 bytes of the mark: how many of the last of them are the mark's first ones again. */
	private final int[] fallback;
	private int matched;

	/** @param mark ASCII; empty for none, which is never found */
	MarkSearch(final String mark) {
		this.mark = mark.getBytes(StandardCharsets.US_ASCII);
		fallback = new int[this.mark.length];
		for (int i = 1, length = 0; i < this.mark.length; i++) {
			while (length > 0 && this.mark[i] != this.mark[length]) {
				length = fallback[length - 1];
			}
			fallback[i] = this.mark[i] == this.mark[length] ? ++length : length;
		}
	}

	byte[] mark() {
		return mark;
	}

	/**
	 * Goes on searching to the end of the next mark, or of the piece.
	 *
	 * @return the place after the mark's last byte; negative when no mark ends in this piece
	 */
	int end(final byte[] piece, final int from, final int to) {
		if (mark.length == 0) {
			return -1;
		}
		for (int i = from; i < to; i++) {
			while (matched > 0 && piece[i] != mark[matched]) {
				matched = fallback[matched - 1];
			}
			if (piece[i] == mark[matched] && ++matched == mark.length) {
				matched = 0;
				return i + 1;
			}
		}
		return -1;
	}
}
