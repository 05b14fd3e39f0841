package io.shuzen.core.transport;

import java.time.Instant;
import java.util.Objects;

/**
 * A file or folder on the other side.
 *
 * @param name      its last name
 * @param directory whether it is a folder
 * @param size      in bytes; 0 for a folder
 * @param modified  last write time
 */
public record RemoteFile(String name, boolean directory, long size, Instant modified) {

	public RemoteFile {
		Objects.requireNonNull(name);
		Objects.requireNonNull(modified);
	}
}
