package io.shuzen.windows.internal.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;

/** Reads files and folders through the transport, which tells sizes and times as numbers and names in Unicode; {@code dir} does neither. */
final class FileReader {

	private static final int MOST_ENTRIES = 50_000;

	private final String endpointName;
	private final TransportSession session;
	private final WindowsEndpoint windows;

	FileReader(final String endpointName, final TransportSession session, final WindowsEndpoint windows) {
		this.endpointName = endpointName;
		this.session = session;
		this.windows = windows;
	}

	/** @param folders the user's own; empty for the machine's files */
	Answer<FileListing> read(final FileProbe probe, final Optional<UserFolders> folders, final Cancellation cancellation) {
		final String path = strip(folders.map(own -> own.resolve(probe.path())).orElseGet(() -> windows.resolve(probe.path())));
		if (path.startsWith("%")) {
			return Answer.unreadable(ConsoleFailures.of(FailureKind.UNSUPPORTED, "placeholder", probe.path(), endpointName));
		}
		try {
			final int separator = path.lastIndexOf('\\');
			final String name = path.substring(separator + 1);
			if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
				return matching(probe, path, path.substring(0, separator), name, cancellation);
			}
			final Optional<RemoteFile> root = session.stat(rooted(path), cancellation);
			if (root.isEmpty()) {
				return Answer.absent();
			}
			final List<FileEntry> entries = new ArrayList<>();
			entries.add(entry(path, root.get(), probe, cancellation));
			if (root.get().directory()) {
				list(path, probe, entries, cancellation);
			}
			return Answer.present(new FileListing(path, entries));
		} catch (final NoSuchFileException e) {
			return Answer.absent();
		} catch (final AccessDeniedException e) {
			return Answer.unreadable(ConsoleFailures.of(FailureKind.ACCESS_DENIED, "fileDenied", e.getFile(), endpointName));
		} catch (final IOException e) {
			return Answer.unreadable(ConsoleFailures.of(
					session.isOpen() ? FailureKind.TOOL_FAILED : FailureKind.CONNECTION_LOST, "fileUnreadable", path, endpointName,
					e.getMessage()));
		}
	}

	private Answer<FileListing> matching(final FileProbe probe, final String path, final String folder, final String name,
			final Cancellation cancellation) throws IOException {
		final Pattern pattern = wildcard(name);
		final List<FileEntry> entries = new ArrayList<>();
		for (final RemoteFile file : session.list(rooted(folder), cancellation)) {
			if (pattern.matcher(file.name()).matches()) {
				final String found = folder + '\\' + file.name();
				entries.add(entry(found, file, probe, cancellation));
				if (file.directory() && probe.recursive()) {
					list(found, probe, entries, cancellation);
				}
			}
		}
		// a folder in which nothing matches is known to hold nothing; one that is not there is absent
		return Answer.present(new FileListing(path, entries));
	}

	private void list(final String folder, final FileProbe probe, final List<FileEntry> entries,
			final Cancellation cancellation) throws IOException {
		final Deque<String> open = new ArrayDeque<>(List.of(folder));
		while (!open.isEmpty()) {
			final String current = open.pop();
			for (final RemoteFile file : session.list(rooted(current), cancellation)) {
				final String path = current + '\\' + file.name();
				entries.add(entry(path, file, probe, cancellation));
				if (file.directory() && probe.recursive()) {
					open.push(path);
				}
				if (entries.size() > MOST_ENTRIES) {
					throw new IOException("more than " + MOST_ENTRIES + " entries");
				}
			}
		}
	}

	private FileEntry entry(final String path, final RemoteFile file, final FileProbe probe, final Cancellation cancellation)
			throws IOException {
		Optional<String> content = Optional.empty();
		if (probe.contentLimit() > 0 && !file.directory()) {
			try {
				content = Optional.of(Base64.getEncoder().encodeToString(beginning(path, probe.contentLimit(), cancellation)));
			} catch (final AccessDeniedException | NoSuchFileException e) {
				// open elsewhere or gone meanwhile: the entry stands without content, as the probe says
				content = Optional.empty();
			}
		}
		return new FileEntry(path, file.directory(), file.size(), file.created(), file.accessed(), file.modified(), content);
	}

	private byte[] beginning(final String path, final int limit, final Cancellation cancellation) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			session.download(path, new OutputStream() {
				@Override
				public void write(final int b) throws IOException {
					write(new byte[] { (byte) b }, 0, 1);
				}

				@Override
				public void write(final byte[] chunk, final int offset, final int length) throws IOException {
					bytes.write(chunk, offset, Math.min(length, limit - bytes.size()));
					if (bytes.size() == limit) {
						throw new EnoughException();
					}
				}
			}, cancellation);
		} catch (final IOException e) {
			if (bytes.size() < limit) {
				throw e;
			}
		}
		return bytes.toByteArray();
	}

	/** Ends a download whose beginning was all that was wanted. */
	private static final class EnoughException extends IOException {
		@java.io.Serial
		private static final long serialVersionUID = 1L;
	}

	private static Pattern wildcard(final String name) {
		final StringBuilder pattern = new StringBuilder();
		for (final String part : name.split("(?<=[*?])|(?=[*?])")) {
			pattern.append(part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part));
		}
		return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
	}

	private static String strip(final String path) {
		return path.length() > 3 && path.endsWith("\\") ? path.substring(0, path.length() - 1) : path;
	}

	/** A drive alone is the current folder on it; its root has a backslash. */
	private static String rooted(final String path) {
		return path.endsWith(":") ? path + '\\' : path;
	}
}
