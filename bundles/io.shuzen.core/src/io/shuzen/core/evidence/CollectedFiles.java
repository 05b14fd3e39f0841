package io.shuzen.core.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.Recording.RecordedTool;

/**
 * Evidence nobody wrote an index for: what lies in a folder, in folders below it and in ZIP archives, under whatever names. Nothing but
 * the bytes is known of a file; what it is, its reader finds out from them.
 */
final class CollectedFiles {

	private static final long LARGEST_FILE = 64L << 20;
	private static final long LARGEST_SUM = 512L << 20;
	private static final int MOST_FILES = 5_000;
	private static final int DEPTH = 16;

	private final List<RecordedTool> files = new ArrayList<>();
	private long sum;
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
			final List<Path> found;
			// links are not followed: evidence comes from strangers
			try (Stream<Path> walk = Files.walk(root, DEPTH)) {
				found = walk.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)).sorted()
						.limit(MOST_FILES).toList();
			}
			for (final Path file : found) {
				collected.add(file, root.relativize(file).toString().replace('\\', '/'));
			}
		} else if (Files.isRegularFile(root)) {
			collected.add(root, root.getFileName().toString());
		}
		return collected.files.isEmpty() ? Optional.empty()
				: Optional.of(new Recording(name(root), collected.newest, collected.files, List.of()));
	}

	private static String name(final Path root) {
		final Path last = root.getFileName();
		return last == null ? root.toString() : last.toString().replaceFirst("(?i)\\.zip$", "");
	}

	private void add(final Path file, final String name) throws IOException {
		if (isArchive(file)) {
			addArchive(file, name);
		} else if (accepts(Files.size(file))) {
			add(name, Files.readAllBytes(file), Files.getLastModifiedTime(file));
		}
	}

	private static boolean isArchive(final Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			final byte[] start = stream.readNBytes(4);
			return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
		}
	}

	private void addArchive(final Path file, final String name) throws IOException {
		// names in archives made by Japanese Windows are in its code page; the names are for people only
		try (ZipFile archive = new ZipFile(file.toFile(), isUnicode(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-31j"))) {
			for (final Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements();) {
				final ZipEntry entry = entries.nextElement();
				if (!entry.isDirectory() && accepts(0)) {
					try (InputStream stream = archive.getInputStream(entry)) {
						// the size an archive claims may be a lie
						final byte[] content = stream.readNBytes((int) LARGEST_FILE + 1);
						if (accepts(content.length)) {
							add(name + '!' + entry.getName(), content, Optional.ofNullable(entry.getLastModifiedTime())
									.orElse(FileTime.from(Instant.EPOCH)));
						} else {
							// what was unpacked for nothing counts too: an archive that only swells comes to its end
							sum += content.length;
						}
					}
				}
			}
		}
	}

	private static boolean isUnicode(final Path file) {
		try (ZipFile archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
			return archive.stream().allMatch(entry -> entry.getName().indexOf('\ufffd') < 0);
		} catch (final IOException | IllegalArgumentException e) {
			// a name that is no UTF-8
			return false;
		}
	}

	private boolean accepts(final long size) {
		return files.size() < MOST_FILES && size <= LARGEST_FILE && sum + size <= LARGEST_SUM;
	}

	private void add(final String name, final byte[] content, final FileTime modified) {
		if (name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).matches("\\.ds_store|thumbs\\.db|desktop\\.ini")) {
			return;
		}
		sum += content.length;
		if (modified.toInstant().isAfter(newest)) {
			newest = modified.toInstant();
		}
		files.add(new RecordedTool("", Identity.ADMINISTRATOR, OptionalInt.empty(), Optional.empty(), content, new byte[0], name));
	}
}
