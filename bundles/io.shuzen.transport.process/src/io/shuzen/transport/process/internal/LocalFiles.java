package io.shuzen.transport.process.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.RemoteFile;

/** This machine's files by their Windows paths. */
public final class LocalFiles {

	private static final int CHUNK = 64 << 10;

	private final Function<String, Path> place;

	/** @param place where a Windows path leads to; throws {@link InvalidPathException} when it is none */
	public LocalFiles(final Function<String, Path> place) {
		this.place = place;
	}

	/** Those of the Windows Shuzen runs on. */
	static LocalFiles ofThisMachine() {
		return new LocalFiles(Path::of);
	}

	private Path place(final String path) throws IOException {
		try {
			return place.apply(path);
		} catch (final InvalidPathException e) {
			throw new IOException(ProcessFailures.TEXTS.text("file.noPath", path).english(), e);
		}
	}

	void write(final String path, final InputStream content, final Cancellation cancellation) throws IOException {
		try (OutputStream file = Files.newOutputStream(place(path))) {
			copy(content, file, cancellation);
		}
	}

	void read(final String path, final OutputStream content, final Cancellation cancellation) throws IOException {
		try (InputStream file = Files.newInputStream(place(path))) {
			copy(file, content, cancellation);
		}
	}

	private static void copy(final InputStream from, final OutputStream to, final Cancellation cancellation) throws IOException {
		final byte[] chunk = new byte[CHUNK];
		for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
			cancellation.check();
			to.write(chunk, 0, length);
		}
	}

	void delete(final String path) throws IOException {
		final Path file = place(path);
		final DosFileAttributeView attributes = Files.getFileAttributeView(file, DosFileAttributeView.class);
		if (attributes != null && Files.exists(file) && attributes.readAttributes().isReadOnly()) {
			attributes.setReadOnly(false);
		}
		Files.deleteIfExists(file);
	}

	Optional<RemoteFile> stat(final String path) throws IOException {
		final Path file = place(path);
		try {
			return Optional.of(entry(file, Files.readAttributes(file, BasicFileAttributes.class)));
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		}
	}

	List<RemoteFile> list(final String path, final Cancellation cancellation) throws IOException {
		final List<RemoteFile> entries = new ArrayList<>();
		try (DirectoryStream<Path> folder = Files.newDirectoryStream(place(path))) {
			for (final Path file : folder) {
				cancellation.check();
				try {
					// not what a link leads to: profiles hold links that lead back to a folder above
					entries.add(entry(file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
				} catch (final NoSuchFileException e) {
					// it was deleted while the folder was read
					continue;
				}
			}
		} catch (final java.nio.file.DirectoryIteratorException e) {
			throw e.getCause();
		}
		return entries;
	}

	private static RemoteFile entry(final Path file, final BasicFileAttributes attributes) {
		final Path name = file.getFileName();
		// a junction that is not followed counts as a folder and as something else
		final boolean folder = attributes.isDirectory() && !attributes.isOther();
		return new RemoteFile(name == null ? file.toString() : name.toString(), folder,
				attributes.isRegularFile() ? attributes.size() : 0, Optional.of(attributes.creationTime().toInstant()),
				Optional.of(attributes.lastAccessTime().toInstant()), attributes.lastModifiedTime().toInstant());
	}
}
