package io.shuzen.cli.internal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standard output that remembers why it could not be written, which Java's own keeps to itself: a cut-off export must not pass for a whole one.
 * Who reads a pipe may stop when he has seen enough ({@code | head}): that is no loss.
 */
final class StandardOutput extends FilterOutputStream {

	// <sys/stat.h>
	private static final int FILE_TYPE = 0170000;
	private static final int PIPE = 0010000;
	private static final int SOCKET = 0140000;

	private final boolean readByAnother;
	private volatile IOException failure;

	/**
	 * @param out           where it goes
	 * @param readByAnother whether that is another program, which may close its end
	 */
	StandardOutput(final OutputStream out, final boolean readByAnother) {
		super(out);
		this.readByAnother = readByAnother;
	}

	/** That of the process. */
	static StandardOutput ofProcess() {
		return new StandardOutput(new FileOutputStream(FileDescriptor.out), isReadByAnother());
	}

	/** What the system says when a pipe is closed depends on its language, so what is written to is looked at instead. */
	private static boolean isReadByAnother() {
		try {
			final int type = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & FILE_TYPE;
			return type == PIPE || type == SOCKET;
		} catch (final IOException | UnsupportedOperationException e) {
			return !isWindowsFile();
		}
	}

	/** On Windows Java can say of a file how much of it is left, of no pipe that is only written. */
	private static boolean isWindowsFile() {
		// not closed: standard output would be
		final FileInputStream output = new FileInputStream(FileDescriptor.out);
		try {
			return output.available() >= 0;
		} catch (final IOException e) {
			return false;
		}
	}

	PrintWriter writer() {
		return new PrintWriter(new OutputStreamWriter(this, Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))), false);
	}

	/** Why something was lost; empty when nothing was, or when whoever read it wanted no more. */
	Optional<IOException> failure() {
		return readByAnother ? Optional.empty() : Optional.ofNullable(failure);
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
