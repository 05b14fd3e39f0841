package io.shuzen.windows.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Outputs of Windows' tools, as captured or written after captured ones. */
final class Samples {

	private Samples() {
	}

	static byte[] bytes(final String name) {
		try (InputStream bundled = Samples.class.getResourceAsStream("/samples/" + name)) {
			if (bundled != null) {
				return bundled.readAllBytes();
			}
			for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
				for (final String place : new String[] { "samples", "tests/io.shuzen.windows.tests/samples" }) {
					if (Files.exists(folder.resolve(place).resolve(name))) {
						return Files.readAllBytes(folder.resolve(place).resolve(name));
					}
				}
			}
			throw new IOException("no sample " + name);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String text(final String name) {
		return new String(bytes(name), StandardCharsets.UTF_8);
	}

	/** With the line ends of Windows, whatever version control made of them. */
	static String windowsText(final String name) {
		return text(name).replaceAll("\r?\n", "\r\n");
	}
}
