package io.shuzen.core.pack;

import java.net.URL;
import java.util.Objects;

/**
 * A data file contributed through one of the extension points {@code io.shuzen.core.runbooks}, {@code io.shuzen.core.inventories} and
 * {@code io.shuzen.core.scenarios}.
 *
 * @param contributor the symbolic name of the bundle it is in
 * @param path        its path in that bundle
 * @param location    where it can be read
 */
public record ContributedFile(String contributor, String path, URL location) {

	public ContributedFile {
		Objects.requireNonNull(contributor);
		Objects.requireNonNull(path);
		Objects.requireNonNull(location);
	}
}
