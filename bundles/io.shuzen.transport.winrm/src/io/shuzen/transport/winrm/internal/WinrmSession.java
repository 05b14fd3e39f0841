package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;

/** An open shell on a machine. */
final class WinrmSession implements TransportSession {

	private static final Duration CLOSING = Duration.ofSeconds(10);

	private final WsmanClient client;
	private final WsmanRequest requests;
	private final String shell;
	private final ShellFiles files = new ShellFiles(this);
	private volatile boolean open = true;

	WinrmSession(final WsmanClient client, final WsmanRequest requests, final String shell) {
		this.client = client;
		this.requests = requests;
		this.shell = shell;
	}

	@Override
	public CommandResult execute(final RemoteCommand command, final Cancellation cancellation) {
		final CommandResult result = new CommandExecution(client, requests, shell, command, cancellation).run();
		if (result.end() == CommandResult.End.CONNECTION_LOST) {
			open = false;
		}
		return result;
	}

	@Override
	public void upload(final String path, final InputStream content, final Cancellation cancellation) throws IOException {
		files.upload(path, content, cancellation);
	}

	@Override
	public void download(final String path, final OutputStream content, final Cancellation cancellation)
			throws IOException {
		files.download(path, content, cancellation);
	}

	@Override
	public void delete(final String path, final Cancellation cancellation) throws IOException {
		files.delete(path, cancellation);
	}

	@Override
	public Optional<RemoteFile> stat(final String path, final Cancellation cancellation) throws IOException {
		return files.stat(path, cancellation);
	}

	@Override
	public List<RemoteFile> list(final String path, final Cancellation cancellation) throws IOException {
		return files.list(path, cancellation);
	}

	@Override
	public boolean isOpen() {
		return open;
	}

	@Override
	public void close() {
		if (!open) {
			return;
		}
		open = false;
		// nobody waits: a shell that cannot be deleted ends by itself when it was idle for long enough
		Thread.ofVirtual().name("shuzen-winrm-close").start(() -> {
			try {
				client.send(requests.delete(shell, Duration.ofSeconds(5)), CLOSING, Cancellation.none());
			} catch (final IOException e) {
				return;
			}
		});
	}
}
