package io.shuzen.core.transport;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file or folder on the other side.
 *
 * @param name      its last name
 * @param directory whether it is a folder
 * @param size      in bytes; 0 for a folder
 * @param created   creation time; empty when the transport cannot tell it
 * @param accessed  last access time as the file system keeps it; empty when the transport cannot tell it
 * @param modified  last write time
 */
public record RemoteFile(String name, boolean directory, long size, Optional<Instant> created, Optional<Instant> accessed, Instant modified) {

	public RemoteFile {
		Objects.requireNonNull(name);
		Objects.requireNonNull(created);
		Objects.requireNonNull(accessed);
		Objects.requireNonNull(modified);
	}
}
