package io.shuzen.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of an extension's own, which {@code @TempDir} cannot give it. It goes with everything in it when it is closed. */
public final class TemporaryFolder implements AutoCloseable {

	private final Path path;

	/** @param name what its name begins with */
	public TemporaryFolder(final String name) {
		try {
			path = Files.createTempDirectory(name);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Where it is. */
	public Path path() {
		return path;
	}

	@Override
	public void close() throws IOException {
		delete(path);
	}

	/** Deletes a folder, with everything in it. */
	public static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
