package io.shuzen.product.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The product as the build laid it out for this operating system, before it was packed. */
final class InstalledProduct {

	private static final String FOLDER = "product.folder";

	private InstalledProduct() {
	}

	static Path folder() throws IOException {
		Path folder = Path.of(System.getProperty(FOLDER)).toAbsolutePath().normalize();
		if (!Files.isRegularFile(folder.resolve("configuration/config.ini"))) {
			throw new IOException("No product at " + folder + "; build the module io.shuzen.product first");
		}
		return folder.toRealPath();
	}
}
