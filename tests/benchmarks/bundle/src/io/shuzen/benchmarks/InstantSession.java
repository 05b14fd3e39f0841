package io.shuzen.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;

/** A machine that does everything at once: what is left is what engine and journal cost. */
final class InstantSession implements TransportSession {

	@Override
	public CommandResult execute(final RemoteCommand command, final Cancellation cancellation) {
		return new CommandResult(CommandResult.End.EXITED, OptionalInt.of(0),
				CommandOutput.of("ok\n".getBytes(StandardCharsets.US_ASCII)), CommandOutput.NONE, Duration.ZERO, "");
	}

	@Override
	public void upload(final String path, final InputStream content, final Cancellation cancellation) throws IOException {
		throw noFiles(path);
	}

	@Override
	public void download(final String path, final OutputStream content, final Cancellation cancellation) throws IOException {
		throw noFiles(path);
	}

	@Override
	public void delete(final String path, final Cancellation cancellation) throws IOException {
		throw noFiles(path);
	}

	@Override
	public Optional<RemoteFile> stat(final String path, final Cancellation cancellation) throws IOException {
		throw noFiles(path);
	}

	@Override
	public List<RemoteFile> list(final String path, final Cancellation cancellation) throws IOException {
		throw noFiles(path);
	}

	private static IOException noFiles(final String path) {
		return new IOException("no files here: " + path);
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public void close() {
		// there is nothing to end
	}
}
