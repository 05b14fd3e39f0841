package io.shuzen.transport.process.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;

/** The machine Shuzen runs on, as the other end of a connection that cannot break. */
public final class ProcessSession implements TransportSession {

	private final Shell shell;
	private final LocalFiles files;
	private final Set<ProcessExecution> running = ConcurrentHashMap.newKeySet();
	private volatile boolean open = true;

	/** @param files where the paths that are given lead to */
	public ProcessSession(final Shell shell, final LocalFiles files) {
		this.shell = shell;
		this.files = files;
	}

	@Override
	public CommandResult execute(final RemoteCommand command, final Cancellation cancellation) {
		final ProcessExecution execution = new ProcessExecution(shell, command);
		running.add(execution);
		try {
			// a session that is closed meanwhile finds the execution and stops it
			return open ? execution.run(cancellation) : CommandResult.without(CommandResult.End.CONNECTION_LOST, "closed");
		} finally {
			running.remove(execution);
		}
	}

	@Override
	public void upload(final String path, final InputStream content, final Cancellation cancellation) throws IOException {
		files.write(path, content, cancellation);
	}

	@Override
	public void download(final String path, final OutputStream content, final Cancellation cancellation) throws IOException {
		files.read(path, content, cancellation);
	}

	@Override
	public void delete(final String path, final Cancellation cancellation) throws IOException {
		files.delete(path);
	}

	@Override
	public Optional<RemoteFile> stat(final String path, final Cancellation cancellation) throws IOException {
		return files.stat(path);
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
		open = false;
		running.forEach(execution -> execution.stop(CommandResult.End.CONNECTION_LOST));
	}
}
