package io.shuzen.core.probe;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * One file or folder.
 *
 * @param path      absolute, with backslashes
 * @param directory whether it is a folder
 * @param size      in bytes; 0 for a folder
 * @param modified  last write time
 * @param content   the beginning of the content in Base64, when it was asked for and could be read
 */
public record FileEntry(String path, boolean directory, long size, Instant modified, Optional<String> content) {

	public FileEntry {
		Objects.requireNonNull(path);
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
