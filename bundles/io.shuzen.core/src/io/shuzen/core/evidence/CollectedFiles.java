package io.shuzen.core.evidence;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.Recording.RecordedTool;
import io.shuzen.core.evidence.Recording.UnreadFile;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/**
 * Evidence nobody wrote an index for: what lies in a folder, in folders below it and in ZIP archives, under whatever names. Nothing but
 * the bytes is known of a file; what it is, its reader finds out from them. A file that cannot be read does not keep the others from
 * being read: it is named with the reason.
 */
final class CollectedFiles {

	private static final long LARGEST_FILE = 64L << 20;
	private static final long LARGEST_SUM = 512L << 20;
	private static final int MOST_FILES = 20_000;
	private static final int DEPTH = 32;
	private static final int ARCHIVES_IN_ARCHIVES = 3;
	/** Names in archives made by Japanese Windows are in its code page; the names are for people only. */
	private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
	private static final TextBundle TEXTS = TextBundle.beside(CollectedFiles.class, "evidence");

	private final List<RecordedTool> files = new ArrayList<>();
	private final List<UnreadFile> unread = new ArrayList<>();
	private long sum;
	private int omitted;
	private Instant newest = Instant.EPOCH;

	private CollectedFiles() {
	}

	/**
	 * @param place a folder, a ZIP archive, or one file
	 * @return empty when there is no file
	 */
	static Optional<Recording> read(final Path place) throws IOException {
		final CollectedFiles collected = new CollectedFiles();
		final Path root = place.toRealPath();
		if (Files.isDirectory(root)) {
			collected.addFolder(root);
		} else if (Files.isRegularFile(root)) {
			collected.add(root, root.getFileName().toString());
		}
		if (collected.omitted > 0) {
			collected.addUnread("…", TEXTS.text("tooMany", collected.omitted, MOST_FILES, LARGEST_SUM >> 20));
		}
		return collected.files.isEmpty() && collected.unread.isEmpty() ? Optional.empty()
				: Optional.of(new Recording(name(root), collected.newest, collected.files, List.of(), collected.unread));
	}

	private static String name(final Path root) {
		final Path last = root.getFileName();
		return last == null ? root.toString() : last.toString().replaceFirst("(?i)\\.zip$", "");
	}

	/** Links are not followed: evidence comes from strangers. */
	private void addFolder(final Path root) throws IOException {
		final List<Path> found = new ArrayList<>();
		Files.walkFileTree(root, Set.of(), DEPTH, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
				if (attributes.isRegularFile()) {
					found.add(file);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(final Path file, final IOException failure) {
				addUnread(relative(root, file), unreadable(failure));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(final Path folder, final IOException failure) {
				return FileVisitResult.CONTINUE;
			}
		});
		found.sort(null);
		for (final Path file : found) {
			add(file, relative(root, file));
		}
	}

	private static String relative(final Path root, final Path file) {
		return root.relativize(file).toString().replace('\\', '/');
	}

	private void add(final Path file, final String name) {
		try {
			if (isIgnored(name)) {
				return;
			}
			if (isArchive(file) && addArchive(file, name)) {
				return;
			}
			final long size = Files.size(file);
			if (accepts(name, size)) {
				add(name, Files.readAllBytes(file), Files.getLastModifiedTime(file));
			}
		} catch (final IOException e) {
			addUnread(name, unreadable(e));
		}
	}

	private static boolean isArchive(final Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			return isArchive(stream.readNBytes(4));
		}
	}

	private static boolean isArchive(final byte[] content) {
		return content.length >= 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
	}

	/** @return {@code false} when it only begins like an archive; then it is a file like others */
	private boolean addArchive(final Path file, final String name) {
		try (ZipFile archive = new ZipFile(file.toFile(), namesOf(file))) {
			for (final Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements();) {
				final ZipEntry entry = entries.nextElement();
				if (!entry.isDirectory()) {
					addEntry(name + '!' + entry.getName(), entry, () -> archive.getInputStream(entry), 1);
				}
			}
			return true;
		} catch (final IOException e) {
			return false;
		}
	}

	/** How an entry's content is opened. */
	@FunctionalInterface
	private interface Content {
		InputStream open() throws IOException;
	}

	private void addEntry(final String name, final ZipEntry entry, final Content source, final int depth) {
		if (isIgnored(name) || !accepts(name, 0)) {
			return;
		}
		final byte[] content;
		try (InputStream stream = source.open()) {
			// the size an archive claims may be a lie
			content = stream.readNBytes((int) LARGEST_FILE + 1);
		} catch (final IOException e) {
			addUnread(name, unreadable(e));
			return;
		}
		if (!accepts(name, content.length)) {
			// what was unpacked for nothing counts too: an archive that only swells comes to its end
			sum += content.length;
		} else if (!isArchive(content) || depth >= ARCHIVES_IN_ARCHIVES || !addInnerArchive(content, name, depth)) {
			add(name, content, Optional.ofNullable(entry.getLastModifiedTime()).orElse(FileTime.from(Instant.EPOCH)));
		}
	}

	/** @return {@code false} when there is nothing in it */
	private boolean addInnerArchive(final byte[] content, final String name, final int depth) {
		final int before = files.size();
		try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(content), WINDOWS_31J)) {
			for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
				if (!entry.isDirectory()) {
					addEntry(name + '!' + entry.getName(), entry, () -> new FilterInputStream(archive) {
						@Override
						public void close() {
							// the archive goes on to its next entry
						}
					}, depth + 1);
				}
			}
		} catch (final IOException | IllegalArgumentException e) {
			if (files.size() > before) {
				addUnread(name, unreadable(e));
			}
		}
		return files.size() > before;
	}

	private static Charset namesOf(final Path file) {
		try (ZipFile archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
			return archive.stream().allMatch(entry -> entry.getName().indexOf('\ufffd') < 0) ? StandardCharsets.UTF_8 : WINDOWS_31J;
		} catch (final IOException | IllegalArgumentException e) {
			// a name that is no UTF-8
			return WINDOWS_31J;
		}
	}

	private static boolean isIgnored(final String name) {
		return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).matches("\\.ds_store|thumbs\\.db|desktop\\.ini");
	}

	private boolean accepts(final String name, final long size) {
		if (files.size() >= MOST_FILES || size <= LARGEST_FILE && sum + size > LARGEST_SUM) {
			omitted++;
			return false;
		}
		if (size > LARGEST_FILE) {
			addUnread(name, TEXTS.text("tooLargeCollected", LARGEST_FILE >> 20));
			return false;
		}
		return true;
	}

	private void add(final String name, final byte[] content, final FileTime modified) {
		sum += content.length;
		if (modified.toInstant().isAfter(newest)) {
			newest = modified.toInstant();
		}
		files.add(new RecordedTool("", Identity.ADMINISTRATOR, OptionalInt.empty(), Optional.empty(), content, new byte[0], false, name));
	}

	private void addUnread(final String name, final Text reason) {
		if (unread.size() < MOST_FILES) {
			unread.add(new UnreadFile(name, reason));
		}
	}

	private static Text unreadable(final Exception failure) {
		return TEXTS.text("unreadableCollected", String.valueOf(failure.getMessage()));
	}
}
