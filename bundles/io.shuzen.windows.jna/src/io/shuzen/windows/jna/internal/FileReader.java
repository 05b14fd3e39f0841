package io.shuzen.windows.jna.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;

/** Lists files and folders. Junctions and links are told, not followed. */
final class FileReader {

	private final MachineFiles places;
	private final Folders folders;

	FileReader(final MachineFiles places, final Folders folders) {
		this.places = places;
		this.folders = folders;
	}

	/**
	 * What is at a path.
	 *
	 * @param profile the user's profile folder; empty for the machine's files
	 * @return empty when nothing is there
	 */
	Optional<FileListing> read(final FileProbe probe, final Optional<String> profile, final Cancellation cancellation)
			throws WindowsCallException {
		final String resolved = folders.resolve(probe.path(), profile)
				.orElseThrow(() -> WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, "placeholder", probe.path()));
		try {
			return read(probe, resolved, cancellation);
		} catch (final AccessDeniedException e) {
			throw WindowsApiFailures.refusal(FailureKind.ACCESS_DENIED, "fileDenied", String.valueOf(e.getFile()));
		} catch (final InvalidPathException | IOException e) {
			throw WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "fileUnreadable", resolved, String.valueOf(e.getMessage()));
		}
	}

	private Optional<FileListing> read(final FileProbe probe, final String resolved, final Cancellation cancellation)
			throws IOException, WindowsCallException {
		final int separator = Math.max(resolved.lastIndexOf('\\'), resolved.lastIndexOf('/'));
		final String last = resolved.substring(separator + 1);
		final List<FileEntry> entries = new ArrayList<>();
		if (last.indexOf('*') >= 0 || last.indexOf('?') >= 0) {
			final Path folder = Path.of(places.place(resolved.substring(0, Math.max(separator, 0)) + resolved.charAt(separator)));
			if (!Files.isDirectory(folder)) {
				return Optional.empty();
			}
			final Pattern pattern = wildcard(last);
			for (final Path child : children(folder)) {
				cancellation.check();
				if (pattern.matcher(child.getFileName().toString()).matches()) {
					add(child, probe, probe.recursive(), entries, cancellation);
				}
			}
			return Optional.of(new FileListing(resolved, entries));
		}
		final Path root = Path.of(places.place(resolved));
		if (attributes(root).isEmpty()) {
			return Optional.empty();
		}
		add(root, probe, true, entries, cancellation);
		return entries.isEmpty() ? Optional.empty() : Optional.of(new FileListing(resolved, entries));
	}

	/** Adds a file or folder, and what is in it: everything when the probe is recursive, else nothing below its direct content. */
	private void add(final Path path, final FileProbe probe, final boolean withContent, final List<FileEntry> entries,
			final Cancellation cancellation) throws IOException {
		cancellation.check();
		final Optional<BasicFileAttributes> found = attributes(path);
		if (found.isEmpty()) {
			// it went meanwhile
			return;
		}
		final BasicFileAttributes attributes = found.get();
		final boolean folder = attributes.isDirectory();
		entries.add(new FileEntry(places.path(path), folder, folder ? 0 : attributes.size(),
				Optional.of(attributes.creationTime().toInstant()), Optional.of(attributes.lastAccessTime().toInstant()),
				attributes.lastModifiedTime().toInstant(),
				folder || probe.contentLimit() == 0 ? Optional.empty() : content(path, probe.contentLimit())));
		if (folder && withContent && !attributes.isOther()) {
			for (final Path child : children(path)) {
				add(child, probe, probe.recursive(), entries, cancellation);
			}
		}
	}

	private static Optional<BasicFileAttributes> attributes(final Path path) throws IOException {
		try {
			return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		}
	}

	private static List<Path> children(final Path folder) throws IOException {
		final List<Path> children = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			stream.forEach(children::add);
		} catch (final DirectoryIteratorException e) {
			throw e.getCause();
		}
		return children;
	}

	/** The beginning of a file; empty when it cannot be read, for instance because a program holds it exclusively. */
	private static Optional<String> content(final Path file, final int limit) {
		try (InputStream in = Files.newInputStream(file)) {
			return Optional.of(Base64.getEncoder().encodeToString(in.readNBytes(limit)));
		} catch (final IOException e) {
			return Optional.empty();
		}
	}

	static Pattern wildcard(final String name) {
		final StringBuilder pattern = new StringBuilder();
		for (final char character : name.toCharArray()) {
			pattern.append(switch (character) {
			case '*' -> ".*";
			case '?' -> ".";
			default -> Pattern.quote(Character.toString(character));
			});
		}
		return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
	}
}
