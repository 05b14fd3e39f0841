package io.shuzen.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/** Standard output that remembers why it could not be written, which Java's own keeps to itself: a cut-off export must not pass for a whole one. */
final class StandardOutput extends FilterOutputStream {

	private volatile IOException failure;

	StandardOutput(final OutputStream out) {
		super(out);
	}

	/** That of the process. */
	static StandardOutput ofProcess() {
		return new StandardOutput(new FileOutputStream(FileDescriptor.out));
	}

	PrintWriter writer() {
		return new PrintWriter(new OutputStreamWriter(this, Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))), false);
	}

	/** Why something was lost; empty when nothing was, or when whoever read it wanted no more ({@code | head}). */
	Optional<IOException> failure() {
		return Optional.ofNullable(failure).filter(cause -> !String.valueOf(cause.getMessage()).contains("Broken pipe"));
	}

	@Override
	public void write(final int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(final byte[] bytes, final int offset, final int length) throws IOException {
		try {
			out.write(bytes, offset, length);
		} catch (final IOException e) {
			failure = e;
			throw e;
		}
	}
}
