package io.shuzen.core.probe;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * One file or folder. Its times are as the file system keeps them. A copy has the last write time of its original and a creation time of
 * its own, so that it may have been written before it was created; a file that replaces one of the same name within 15 seconds inherits
 * that one's creation time (file system tunneling, KB 172190).
 *
 * @param path      absolute, with backslashes
 * @param directory whether it is a folder
 * @param size      in bytes; 0 for a folder
 * @param created   creation time; empty when it was not asked for ({@link FileProbe#withCreationTimes()}) or nobody could tell it
 * @param accessed  last access time; empty when nobody could tell it. May be older than the last access: NTFS is up to an hour late with it
 *                  (File Times, Win32), and does not keep it up to date at all where {@code NtfsDisableLastAccessUpdate} says so
 *                  (fsutil behavior)
 * @param modified  last write time
 * @param content   the beginning of the content in Base64, when it was asked for and could be read
 */
public record FileEntry(String path, boolean directory, long size, Optional<Instant> created, Optional<Instant> accessed, Instant modified,
		Optional<String> content) {

	/** What a file system answers that does not keep a time: Windows' zero (FILE_BASIC_INFORMATION). */
	private static final Instant NOT_KEPT = Instant.parse("1601-01-01T00:00:00Z");

	public FileEntry {
		Objects.requireNonNull(path);
		created = created.filter(time -> time.isAfter(NOT_KEPT));
		accessed = accessed.filter(time -> time.isAfter(NOT_KEPT));
		Objects.requireNonNull(modified);
		Objects.requireNonNull(content);
	}

	/** The last name of the path. */
	public String name() {
		return path.substring(path.lastIndexOf('\\') + 1);
	}

	public Optional<byte[]> contentBytes() {
		return content.map(Base64.getDecoder()::decode);
	}
}
