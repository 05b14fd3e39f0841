package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;

/** An open SSH connection. Commands run on channels of their own; files go over one SFTP channel, opened when first needed. */
final class SshConnection implements TransportSession {

	private static final int CHUNK = 32 << 10;

	private final ClientSession session;
	private final Consumer<ClientSession> release;
	private final ReentrantLock fileLock = new ReentrantLock();
	private SftpClient files;
	private volatile boolean closed;

	/** @param release takes the session back when this is closed */
	SshConnection(final ClientSession session, final Consumer<ClientSession> release) {
		this.session = session;
		this.release = release;
	}

	@Override
	public CommandResult execute(final RemoteCommand command, final Cancellation cancellation) {
		return closed
				? CommandResult.without(CommandResult.End.NOT_STARTED, SshFailures.detail(new ClosedChannelException()))
				: new CommandExecution(session, command, cancellation).run();
	}

	@Override
	public void upload(final String path, final InputStream content, final Cancellation cancellation) throws IOException {
		onFiles(path, cancellation, sftp -> {
			try (OutputStream out = sftp.write(remote(path), SftpClient.OpenMode.Write, SftpClient.OpenMode.Create,
					SftpClient.OpenMode.Truncate)) {
				transfer(content, out, cancellation);
			}
			return null;
		});
	}

	@Override
	public void download(final String path, final OutputStream content, final Cancellation cancellation)
			throws IOException {
		onFiles(path, cancellation, sftp -> {
			try (InputStream in = sftp.read(remote(path))) {
				transfer(in, content, cancellation);
			}
			return null;
		});
	}

	@Override
	public void delete(final String path, final Cancellation cancellation) throws IOException {
		try {
			onFiles(path, cancellation, sftp -> {
				sftp.remove(remote(path));
				return null;
			});
		} catch (final NoSuchFileException e) {
			// as wanted
			return;
		}
	}

	@Override
	public Optional<RemoteFile> stat(final String path, final Cancellation cancellation) throws IOException {
		try {
			return Optional.of(onFiles(path, cancellation, sftp -> {
				final String name = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
				return file(name, sftp.stat(remote(path)));
			}));
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		}
	}

	@Override
	public List<RemoteFile> list(final String path, final Cancellation cancellation) throws IOException {
		return onFiles(path, cancellation, sftp -> {
			final List<RemoteFile> found = new ArrayList<>();
			for (final DirEntry entry : sftp.readDir(remote(path))) {
				cancellation.check();
				if (!entry.getFilename().equals(".") && !entry.getFilename().equals("..")) {
					found.add(file(entry.getFilename(), entry.getAttributes()));
				}
			}
			return found;
		});
	}

	@Override
	public boolean isOpen() {
		return !closed && session.isOpen() && !session.isClosing();
	}

	@Override
	public void close() {
		if (closed) {
			return;
		}
		closed = true;
		closeFiles();
		release.accept(session);
	}

	@FunctionalInterface
	private interface FileWork<T> {
		T run(SftpClient sftp) throws IOException;
	}

	private <T> T onFiles(final String path, final Cancellation cancellation, final FileWork<T> work) throws IOException {
		Waiting.lock(fileLock, cancellation);
		try {
			final SftpClient sftp = openFiles(cancellation);
			// whoever waits for the server is let go by closing the channel under him
			try (Cancellation.Registration registration = cancellation
					.onCancel(() -> sftp.getClientChannel().close(true))) {
				return work.run(sftp);
			}
		} catch (final IOException | RuntimeException e) {
			if (cancellation.isCancelled()) {
				throw (CancellationException) new CancellationException().initCause(e);
			}
			// the library's iterators wrap what the server said
			final Throwable cause = e instanceof final UncheckedIOException wrapped ? wrapped.getCause() : e;
			throw cause instanceof final SftpException refusal ? explain(path, refusal) : asIo(path, e);
		} finally {
			fileLock.unlock();
		}
	}

	private SftpClient openFiles(final Cancellation cancellation) throws IOException {
		// the session itself may be open, and somebody else's by now
		if (closed) {
			throw new ClosedChannelException();
		}
		if (files == null || !files.isOpen()) {
			files = newFiles(cancellation);
		}
		return files;
	}

	/** The library waits for the server's first word and cannot be told to stop, so it is left alone when cancelled. */
	private SftpClient newFiles(final Cancellation cancellation) throws IOException {
		final CompletableFuture<SftpClient> opened = new CompletableFuture<>();
		Thread.ofVirtual().name("shuzen-ssh-files").start(() -> {
			try {
				final SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
				sftp.setNameDecodingCharset(StandardCharsets.UTF_8);
				if (!opened.complete(sftp)) {
					sftp.getClientChannel().close(true);
				}
			} catch (final IOException | RuntimeException e) {
				opened.completeExceptionally(e);
			}
		});
		try (Cancellation.Registration registration = cancellation.onCancel(() -> opened.cancel(false))) {
			return opened.get();
		} catch (final InterruptedException e) {
			opened.cancel(false);
			Thread.currentThread().interrupt();
			throw (InterruptedIOException) new InterruptedIOException("interrupted while waiting for the endpoint").initCause(e);
		} catch (final ExecutionException e) {
			throw e.getCause() instanceof final IOException problem ? problem : new IOException(e.getCause());
		}
	}

	private void closeFiles() {
		final SftpClient open = files;
		if (open != null) {
			open.getClientChannel().close(true);
		}
	}

	private static IOException explain(final String path, final SftpException refusal) {
		final IOException explained = switch (refusal.getStatus()) {
		case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> new NoSuchFileException(path, null,
				SshFailures.TEXTS.text("file.notFound", path).english());
		case SftpConstants.SSH_FX_PERMISSION_DENIED -> new AccessDeniedException(path, null,
				SshFailures.TEXTS.text("file.denied", path).english());
		default -> new IOException(SshFailures.TEXTS.text("file.failed", path, refusal.getMessage()).english());
		};
		explained.initCause(refusal);
		return explained;
	}

	private static IOException asIo(final String path, final Exception problem) {
		return new IOException(SshFailures.TEXTS.text("file.failed", path, SshFailures.detail(problem)).english(), problem);
	}

	private static void transfer(final InputStream in, final OutputStream out, final Cancellation cancellation)
			throws IOException {
		final byte[] chunk = new byte[CHUNK];
		for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
			cancellation.check();
			out.write(chunk, 0, length);
		}
	}

	/** Version 3 of SFTP, which OpenSSH speaks, has no creation time. */
	private static RemoteFile file(final String name, final Attributes attributes) throws IOException {
		if (attributes.getModifyTime() == null) {
			throw new IOException(SshFailures.TEXTS.text("file.noTime", name).english());
		}
		return new RemoteFile(name, attributes.isDirectory(), attributes.isDirectory() ? 0 : attributes.getSize(),
				Optional.ofNullable(attributes.getCreateTime()).map(FileTime::toInstant),
				Optional.ofNullable(attributes.getAccessTime()).map(FileTime::toInstant), attributes.getModifyTime().toInstant());
	}

	/** SFTP knows one root: {@code C:\Users} is {@code /C:/Users} there. */
	private static String remote(final String path) {
		final String slashes = path.replace('\\', '/');
		return slashes.length() > 1 && slashes.charAt(1) == ':' ? '/' + slashes : slashes;
	}
}
