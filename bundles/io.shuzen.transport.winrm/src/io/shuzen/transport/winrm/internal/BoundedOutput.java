package io.shuzen.transport.winrm.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the first bytes of an output and throws the rest away, so that a talkative program can neither fill the memory nor stall. */
final class BoundedOutput extends OutputStream {

	private final int limit;
	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
	private boolean truncated;

	BoundedOutput(final int limit) {
		this.limit = limit;
	}

	@Override
	public synchronized void write(final int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public synchronized void write(final byte[] bytes, final int offset, final int length) {
		final int accepted = Math.min(length, limit - kept.size());
		kept.write(bytes, offset, accepted);
		truncated |= accepted < length;
	}

	synchronized byte[] bytes() {
		return kept.toByteArray();
	}

	synchronized boolean isTruncated() {
		return truncated;
	}
}
